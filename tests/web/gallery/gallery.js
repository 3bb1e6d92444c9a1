// tests/web/gallery/gallery.js - the gallery: every sample in the real element, in either view and theme.
// SPDX-License-Identifier: MIT
// @ts-check
//
// On index.html it fills the list and follows the address, index.html?view=html&theme=dark#one_item. On a page of a test
// it only registers the element, which takes { sample: 'one_item' } as `data`.

import { JuxtaCompare } from '../../../web/juxta-compare.js';
import { loaded, samples } from './core.js';

JuxtaCompare.define();

/** For tests: shows a sample in an element. @param {any} element @param {string} sample @returns {Promise<void>} resolves when its words stand there */
/** @type {any} */ (window).showSample = (element, sample) => {
  element.data = { sample };
  return loaded();
};

const list = document.querySelector('#samples');
const element = /** @type {any} */ (document.querySelector('juxta-compare'));

/** @param {Record<string, string>} changed */
function addressWith(changed) {
  const url = new URL(location.href);
  for (const [name, value] of Object.entries(changed)) {
    if (name === 'sample') url.hash = value;
    else url.searchParams.set(name, value);
  }
  return url.href;
}

async function fill() {
  const asked = new URLSearchParams(location.search);
  element.view = asked.get('view') ?? 'canvas';
  element.theme = asked.get('theme') ?? 'auto';
  const show = () => (element.data = { sample: location.hash.slice(1) || 'comparison' });
  show();
  const all = await samples;

  const look = () => {
    const at = location.hash.slice(1) || 'comparison';
    list?.replaceChildren(
      ...all.map(({ name, about }) => {
        const item = document.createElement('li');
        const link = document.createElement('a');
        link.href = addressWith({ sample: name });
        link.textContent = name.replaceAll('_', ' ');
        link.title = about;
        if (name === at) link.setAttribute('aria-current', 'page');
        item.append(link);
        return item;
      }),
    );
    const place = all.findIndex(({ name }) => name === at);
    const about = document.querySelector('#about');
    if (about) about.textContent = `${place + 1} of ${all.length}. ${all[place]?.about ?? 'There is no such sample.'}`;
    for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll('a[data-look]'))) {
      const [name, value] = (link.dataset.look ?? '').split('=');
      link.href = addressWith({ [name]: value });
      link.toggleAttribute('aria-current', element[name] === value);
    }
  };
  look();
  addEventListener('hashchange', () => {
    show();
    look();
  });
}

if (list) void fill();
