// web/define.js - registers <juxta-compare>, unless the page has one already. Importing it is the side effect.
// SPDX-License-Identifier: MIT
// @ts-check

import { JuxtaCompare } from './juxta-compare.js';

if (globalThis.customElements && !customElements.get('juxta-compare')) JuxtaCompare.define();

export { JuxtaCompare };
