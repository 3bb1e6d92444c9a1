// tests/web/types.ts - what a page's own TypeScript may write; compiled, never run.
// SPDX-License-Identifier: MIT
import '../../web/index.js';

const widget = document.createElement('juxta-compare');
widget.items = ['a', 'b'];
widget.theme = 'dark';
widget.data = { juxta: 1, items: [] };
widget.addEventListener('juxta-change', (event) => console.log(event.detail.state, event.detail.items.length));
widget.addEventListener('juxta-error', (event) => console.log(event.detail.code));
widget.addEventListener('click', (event) => console.log(event.clientX));
const shown: Promise<{ items: number }> = widget.load();
const attributes: JSX.IntrinsicElements['juxta-compare'] = { src: 'tools.json', view: 'html', bookmarks: true, 'votes-url': 'votes' };
// @ts-expect-error there is no such theme
widget.theme = 'blue';
export { attributes, shown };
