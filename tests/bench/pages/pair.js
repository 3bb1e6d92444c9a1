// tests/bench/pages/pair.js - the page that a good hand writes for two items: cards, what reviewers say, a table.
// SPDX-License-Identifier: MIT
const element = (name, text, ...children) => {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  made.append(...children);
  return made;
};
const bundle = await (await fetch(new URLSearchParams(location.search).get('src'))).json();
const main = document.querySelector('main');
main.append(element('h1', bundle.title));
for (const item of bundle.items) {
  const card = element('article', '', element('h2', item.name), element('p', item.tagline), element('p', item.description));
  for (const reviewer of bundle.reviewers) {
    const review = item.reviews[reviewer.id];
    if (review) card.append(element('h3', `${reviewer.name}: ${review.score}`), element('p', review.text));
  }
  main.append(card);
}
const body = bundle.attributes.map(({ id, label }) => element('tr', '', element('th', label), ...bundle.items.map((item) => element('td', String(item.values[id] ?? 'not published')))));
main.append(element('table', '', ...body));
dispatchEvent(new Event('bench-ready'));
