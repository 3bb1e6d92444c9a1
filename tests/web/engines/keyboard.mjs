// tests/web/engines/keyboard.mjs - twenty things that a reader does, by the keyboard alone.
// SPDX-License-Identifier: MIT
//
// No test here touches the mouse or sets the focus inside the widget: each starts on the page's link before it, as a reader
// who comes down the page, and goes on by Tab. What came of it is asked of roles, names and states.
import {
  all, assert, becomes, browser, columns, events, focused, kettles, one, open, openReady, promise, shows, shownTexts, site, state, tabTo, texts, until,
} from './harness.mjs'; // prettier-ignore

const two = '<juxta-compare src="bundles/kettles.json"></juxta-compare>';

/** @param {string} text */
const type = (text) => browser.press(...text);

/** The sentence that says who leads. */
const verdict = async () => (await shownTexts('.verdict'))[0] ?? '';

/** Where the focus is: 'role "name"'. */
const place = async () => {
  const { role, name } = await focused();
  return `${role} "${name}"`;
};

/** All stops of the page in reading order, from this one on. @param {string} first @returns {Promise<string[]>} */
const stops = () =>
  browser.run(() => {
    const { probe } = /** @type {any} */ (document);
    return probe.stops().map((/** @type {Element} */ element) => {
      const { role, name } = probe.told(element);
      return `${role} "${name}"`;
    });
  });

/** Whether what has the focus is in the window and nothing lies over it. */
const inSight = () =>
  browser.run(() => {
    const element = /** @type {any} */ (document).probe.active();
    const { left, top, width, height } = element.getBoundingClientRect();
    const [x, y] = [left + Math.min(width / 2, 40), top + Math.min(height / 2, 20)];
    let at = document.elementFromPoint(x, y);
    while (at?.shadowRoot) {
      const inner = at.shadowRoot.elementFromPoint(x, y);
      if (!inner || inner === at) break;
      at = inner;
    }
    return at !== null && (element === at || element.contains(at));
  });

/** Likewise, once the engine has scrolled there: some do after the focus has moved. */
const comesInSight = () => until('it is in sight', inSight).then(() => true, () => false);

let number = 0;
/** @param {string} name @param {() => Promise<void>} keep */
const task = (name, keep) => promise(`keyboard task ${++number}: ${name}`, keep);

task('come in from the page, and go back out the way one came', async () => {
  await openReady();

  await browser.press('Tab');
  assert.equal(await place(), 'link "Visit Ember 17"');
  assert.ok((await focused()).inside);
  await browser.press('Shift+Tab');

  assert.equal(await place(), 'link "Before"');
});

task('go through all controls in reading order, each in sight when it has the focus, and out at the end', async () => {
  await openReady();
  const [, ...order] = await stops();

  const passed = [];
  const hidden = [];
  for (let presses = 0; presses < order.length; presses++) {
    await browser.press('Tab');
    passed.push(await place());
    if (!(await comesInSight())) hidden.push(passed.at(-1));
  }

  assert.ok(order.length > 30);
  assert.equal(order.at(-1), 'link "After"');
  assert.deepEqual(passed, order);
  assert.deepEqual(hidden, []);
});

task('come back in from below, through all controls, and out at the top', async () => {
  await openReady();
  const order = (await stops()).reverse();
  await browser.run(() => /** @type {any} */ (document.querySelector('a[href="#after"]')).focus());

  const passed = [];
  const hidden = [];
  for (let presses = 1; presses < order.length; presses++) {
    await browser.press('Shift+Tab');
    passed.push(await place());
    if (!(await comesInSight())) hidden.push(passed.at(-1));
  }

  assert.deepEqual(passed, order.slice(1));
  assert.deepEqual(hidden, []);
});

task('weigh with the arrow keys, and with Home and End', async () => {
  await openReady(two);
  const before = await verdict();
  const slider = await tabTo('slider', 'Weight of Cook');
  assert.equal(slider.valueText, '1 of 5, 50% of the weight');

  await browser.press('ArrowRight', 'ArrowRight', 'ArrowUp');
  await becomes('the state', state, '1;w=cook:1.3');
  await browser.press('ArrowLeft');
  await becomes('the state', state, '1;w=cook:1.2');
  await until('the weight is told', async () => (await focused()).valueText === '1.2 of 5, 55% of the weight');
  assert.notEqual(await verdict(), before);
  await browser.press('End');
  await becomes('the state', state, '1;w=cook:5');
  await browser.press('Home');
  await becomes('the state', state, '1;w=cook:0');

  assert.equal(await place(), 'slider "Weight of Cook"');
  assert.ok((await events('juxta-change')).length >= 4);
});

task('type a weight; what is no weight is told and loses nothing', async () => {
  await openReady(two);
  await tabTo('textbox', 'Weight of Engineer');

  await type('2.5');
  await becomes('the state', state, '1;w=engineer:2.5');
  assert.equal((await one('slider', 'Weight of Engineer')).value, '2.5');
  await type('x');
  await until('the field is told to be wrong', async () => (await focused()).invalid === 'true');

  assert.equal((await focused()).description, 'A number from 0 to 5, please.');
  assert.equal(await state(), '1;w=engineer:2.5');
  await browser.press('Backspace');
  await until('the field is right again', async () => (await focused()).invalid === null);
});

task('go back to the weights of the site', async () => {
  await openReady(two);
  const before = await verdict();
  await tabTo('slider', 'Weight of Cook');
  await browser.press('End');
  await becomes('the state', state, '1;w=cook:5');

  await until('there is a way back', async () => (await all('button', "Use the site's weights")).length === 1);
  await tabTo('button', "Use the site's weights", 'Shift+Tab');
  await browser.press('Enter');

  await becomes('the state', state, '1');
  assert.equal(await verdict(), before);
  assert.ok((await focused()).inside, 'the focus stays in the widget');
});

task('find the facts without weight, and give one a weight', async () => {
  await openReady(two);
  const fold = await tabTo('button', '3 facts without weight');
  assert.equal(fold.expanded, 'false');

  await browser.press('Enter');
  await until('it is unfolded', async () => (await focused()).expanded === 'true');
  await tabTo('slider', 'Weight of Time to boil 1 litre', 'Shift+Tab'); // forward, it would lead round through the browser's own window
  await browser.press('ArrowRight');

  await becomes('the state', state, '1;w=boil:0.1');
});

task('ask for a must-have with a limit, see who is set aside and why, and let go of it', async () => {
  await openReady(two);
  const must = await tabTo('button', 'Must have: Time to boil 1 litre');
  assert.equal(must.pressed, 'false');

  await browser.press(' ');
  await until('it is pressed', async () => (await focused()).pressed === 'true');
  await tabTo('textbox', 'Time to boil 1 litre: At most');
  await type('200');
  await becomes('the state', state, '1;must=boil:max:200');
  const said = () => browser.run(() => document.querySelector('juxta-compare')?.shadowRoot?.querySelector('.tree')?.textContent?.replace(/\s+/g, ' '));
  await until('the reason is told', said, (text) => text.includes('you asked for at most 200 s'));
  await tabTo('button', 'Must have: Time to boil 1 litre', 'Shift+Tab');
  await browser.press(' ');

  await becomes('the state', state, '1');
  assert.equal((await focused()).pressed, 'false');
});

task('find an item by its name and add it', async () => {
  await openReady(two);
  await tabTo('searchbox', 'Find by name');

  await type('peb');
  await until('it is found', async () => (await all('button', 'Add Pebble to the comparison')).length === 1);
  await tabTo('button', 'Add Pebble to the comparison');
  await browser.press('Enter');

  await becomes('the columns', columns, ['Ember 17', 'Still Life 2', 'Pebble']);
  await until('the change is told', () => texts('status'), (said) => said.some((text) => text.startsWith('Pebble is added.')));
  assert.deepEqual(await events('juxta-change'), [{ state: '1;items=ember,still,pebble', items: ['ember', 'still', 'pebble'] }]);
  assert.ok((await focused()).inside, 'the focus stays in the widget');
});

task('leave a search with Escape', async () => {
  await openReady(two);
  await tabTo('searchbox', 'Find by name');
  await type('zzz');
  await until('nothing is found', async () => (await all('button', 'Add Pebble to the comparison')).length === 0);

  await browser.press('Escape');

  await until('all can be added again', async () => (await all('button', 'Add Pebble to the comparison')).length === 1);
  const field = await focused();
  assert.deepEqual([field.role, field.name, field.value], ['searchbox', 'Find by name', '']);
});

task('move an item to the right and back to the left', async () => {
  await openReady();
  await tabTo('button', 'Move Ember 17 to the right');

  await browser.press('Enter');
  await becomes('the columns', columns, ['Still Life 2', 'Ember 17', 'Pebble']);
  assert.equal(await place(), 'button "Move Ember 17 to the right"');
  await tabTo('button', 'Move Ember 17 to the left', 'Shift+Tab');
  await browser.press(' ');

  await becomes('the columns', columns, ['Ember 17', 'Still Life 2', 'Pebble']);
  assert.ok((await focused()).inside, 'the focus stays in the widget');
});

task('pin an item first, and let it go', async () => {
  await openReady();
  await tabTo('button', 'Pin Pebble first');

  await browser.press(' ');
  await becomes('the columns', columns, ['Pebble', 'Ember 17', 'Still Life 2']);
  assert.equal(await place(), 'button "Unpin Pebble"');
  await browser.press(' ');

  await until('it is let go', async () => (await place()) === 'button "Pin Pebble first"');
  assert.ok(!(await state()).includes('pin'));
});

task('remove an item', async () => {
  await openReady();
  await tabTo('button', 'Remove Still Life 2 from the comparison');

  await browser.press('Enter');

  await becomes('the columns', columns, ['Ember 17', 'Pebble']);
  await until('the change is told', () => texts('status'), (said) => said.some((text) => text.startsWith('Still Life 2 is removed.')));
  assert.match((await focused()).name, /^Remove (Pebble|Ember 17) from the comparison$/, 'the focus is on the same control of the next item');
});

task('show the differences only, and everything again', async () => {
  await openReady('<juxta-compare src="bundles/eight-bicycles.json"></juxta-compare>');
  const rows = async () => (await all('row')).length;
  const before = await rows();
  await tabTo('button', 'Differences only');

  await browser.press(' ');
  await until('it is pressed', async () => (await focused()).pressed === 'true');
  const [fewer, shown] = [await rows(), await state()];
  await browser.press('Enter');
  await until('it is let go', async () => (await focused()).pressed === 'false');

  assert.ok(fewer < before, `${fewer} rows of ${before}`);
  assert.equal(shown, '1;diff=1');
  assert.equal(await rows(), before);
});

task('fold one review and unfold it, fold all and unfold all', async () => {
  await openReady(two);
  const said = async () => (await shownTexts('p')).filter((text) => text.startsWith('Water is hot') || text.startsWith('Three screws, one seal')).length;
  assert.equal(await said(), 2);
  const fold = await tabTo('button', 'Full text of the reviews by Cook');
  assert.equal(fold.expanded, 'true');

  await browser.press('Enter');
  await until('it is folded', async () => (await focused()).expanded === 'false');
  assert.equal(await said(), 1);
  await browser.press(' ');
  await until('it is unfolded', async () => (await focused()).expanded === 'true');
  assert.equal(await said(), 2);
  await tabTo('button', 'Fold all reviews', 'Shift+Tab');
  await browser.press('Enter');
  await until('all are folded', said, (count) => count === 0);
  assert.equal(await place(), 'button "Unfold all reviews"');
  await browser.press('Enter');

  await until('all are unfolded', said, (count) => count === 2);
});

task('follow a link and come back', async () => {
  await openReady(two);
  const address = await browser.run(() => location.href);
  await browser.run(() => document.addEventListener('juxta-link', (event) => event.preventDefault(), { once: true }));
  const link = await tabTo('link', 'Visit Ember 17');
  assert.ok(link.inside);

  await browser.press('Enter');
  await becomes('the page is asked first', () => events('juxta-link'), [{ url: 'https://example.com/ember' }]);
  assert.equal(await browser.run(() => location.href), address);

  const linked = bundleWithLink();
  await openReady(linked);
  await tabTo('link', 'Visit Ember 17');
  await browser.press('Enter');
  await until('the link is followed', () => browser.run(() => document.title), (title) => title === 'Linked');
  await browser.run(() => void setTimeout(() => history.back())); // the answer comes from the page that goes
  await until('the comparison is back', () => browser.run(() => document.querySelector('juxta-compare') !== null));
  await shows();
});

/** A widget whose item links to a page of this site. */
function bundleWithLink() {
  site.serve('/demo/linked.html', { body: '<!doctype html><title>Linked</title><p>Here it is.</p>' });
  site.serve('/demo/linking.json', {
    body: JSON.stringify({ juxta: 1, items: [{ id: 'a', name: 'Ember 17', url: 'linked.html' }, { id: 'b', name: 'Still Life 2' }] }),
    type: 'application/json',
  });
  return '<juxta-compare src="linking.json"></juxta-compare>';
}

task('subscribe to the newsletter; a wrong address is told first', async () => {
  await openReady();
  await tabTo('textbox', 'E-mail address');

  await type('nobody');
  await browser.press('Enter');
  await until('the address is told to be wrong', async () => (await focused()).invalid === 'true');
  const wrong = await focused();
  assert.equal(wrong.name, 'E-mail address');
  assert.match(wrong.description, /\S/);
  await type('@example.com');
  await browser.press('Enter');

  await until('the reader is thanked', () => texts('status'), (said) => said.some((text) => text.includes('Thank you')));
  assert.deepEqual(await events('juxta-subscribe'), [{ email: 'nobody@example.com' }]);
  assert.ok((await focused()).inside, 'the focus stays in the widget');
});

task('bookmark an item, find it in the list, and take it out', async () => {
  await openReady();
  const button = await tabTo('button', 'Bookmark Pebble');
  assert.equal(button.pressed, 'false');

  await browser.press('Enter');
  await until('it is pressed', async () => (await focused()).pressed === 'true');
  const removed = await tabTo('button', 'Remove Pebble from your bookmarks');
  assert.ok(removed.inside);
  await browser.press('Enter');

  await until('it is out of the list', async () => (await all('button', 'Remove Pebble from your bookmarks')).length === 0);
  assert.deepEqual((await events('juxta-bookmark')), [{ item: 'pebble', kept: true }, { item: 'pebble', kept: false }]);
  assert.ok((await focused()).inside, 'the focus stays in the widget');
});

task('scroll a wide table sideways with the arrow keys', async () => {
  await browser.resize(700, 800);
  try {
    await openReady('<juxta-compare src="bundles/eight-bicycles.json"></juxta-compare>');
    const scrolled = () => browser.run(() => /** @type {any} */ (document).probe.active().scrollLeft);
    let presses = 0;
    while (!(await browser.run(() => /** @type {any} */ (document).probe.active().matches('.scroll'))) && presses++ < 80) await browser.press('Tab');
    const region = await focused();

    // As often as it takes: a key that comes while a page still scrolls to what has the focus may be lost.
    const pressed = (/** @type {string} */ key) => browser.press(key).then(scrolled);
    await until('it scrolls to the right', () => pressed('ArrowRight'), (left) => left > 60);
    await until('it scrolls back', () => pressed('ArrowLeft'), (left) => left === 0);
    assert.match(region.name, /\S/, 'the region has a name');
  } finally {
    await browser.resize(1280, 800);
  }
});

task('try again when the comparison could not be had', async () => {
  site.serve('/demo/late.json', { body: 'not yet', status: 503, type: 'text/plain' });
  await open('<juxta-compare src="late.json" loading="eager"></juxta-compare>');
  await until('it says why', () => texts('alert'), (said) => said.some((text) => text.includes('503')));
  await browser.run(() => /** @type {any} */ (document.querySelector('a[href="#before"]')).focus());
  site.serve('/demo/late.json', { body: JSON.stringify({ juxta: 1, items: [{ id: 'a', name: 'Anvil' }, { id: 'b', name: 'Bolt' }] }), type: 'application/json' });

  await tabTo('button', 'Try again');
  await browser.press('Enter');

  await becomes('the columns', columns, ['Anvil', 'Bolt']);
});
