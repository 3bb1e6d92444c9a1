// tests/web/engines/probe.js - what each test page loads first: it takes down what happens, and reads roles and names.
// SPDX-License-Identifier: MIT
//
// A script of the page itself, because what a driver evaluates is not bound by the page's policy. It keeps to
// document.probe, so that window stays as it was. Names follow the ARIA rules by dom-accessibility-api, the same in all engines;
// tests/web/engines/works.mjs holds them against each engine's own accessibility tree.
import { computeAccessibleDescription, computeAccessibleName, getRole } from 'dom-accessibility-api';

/** @type {any} */
const probe = (document.probe = {
  names: Object.getOwnPropertyNames(window),
  /** Reports of the page's policy. */
  violations: [],
  /** Errors that nobody caught, and what the console was told as an error or warning. */
  errors: [],
  warnings: [],
  /** Events of the widget: [type, detail]. */
  events: [],
});

document.addEventListener('securitypolicyviolation', (event) => {
  probe.violations.push(`${event.effectiveDirective} ${event.disposition} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber} ${event.sample}`);
});
addEventListener('error', (event) => probe.errors.push(String(event.message ?? event.type)));
addEventListener('unhandledrejection', (event) => probe.errors.push(String(event.reason)));
for (const [level, into] of [['error', probe.errors], ['warn', probe.warnings]]) {
  const said = console[level];
  console[level] = (...words) => {
    into.push(words.join(' '));
    said.apply(console, words);
  };
}
for (const type of ['ready', 'change', 'error', 'link', 'bookmark', 'subscribe']) {
  document.addEventListener(`juxta-${type}`, (event) => probe.events.push([event.type, event.detail]));
}

/** All elements below a node, shadow trees included, in tree order. */
function* elements(root) {
  for (const child of root.children) {
    yield child;
    yield* elements(child.shadowRoot ?? child);
  }
}

/** Whether it and all around it are shown. */
const shown = (element) => element.checkVisibility();

/** The element that has the focus, also in a shadow tree. */
probe.active = () => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
};

const role = (element) => getRole(element) ?? '';
const name = (element) => computeAccessibleName(element).replace(/\s+/g, ' ').trim();

/** What a reader who can't see it is told of an element. */
probe.told = (element) => ({
  role: role(element),
  name: name(element),
  description: computeAccessibleDescription(element),
  id: element.id,
  value: element.value ?? element.getAttribute('value') ?? '',
  valueText: element.getAttribute('aria-valuetext'),
  pressed: element.getAttribute('aria-pressed'),
  expanded: element.getAttribute('aria-expanded'),
  invalid: element.getAttribute('aria-invalid'),
  disabled: element.disabled === true || element.getAttribute('aria-disabled') === 'true',
  inside: element.getRootNode() !== document,
});

/** The elements shown of a role, and of a name when one is asked for. */
probe.find = (wanted, called) =>
  [...elements(document.documentElement)].filter(
    (element) => role(element) === wanted && shown(element) && (called === undefined || name(element) === called),
  );

/** The text of an element as it is said: white space is one space. */
probe.text = (element) => (element.textContent ?? '').replace(/\s+/g, ' ').trim();

/** Where the Tab key is to stop, in tree order: the order of reading. */
probe.stops = () =>
  [...elements(document.documentElement)].filter((element) => {
    if (!element.matches('a[href], button, input, [tabindex="0"]') || element.disabled) return false;
    return shown(element);
  });
