// web/statuses.js - what the statuses of a tree say anew, for the one live region that a widget has.
// SPDX-License-Identifier: MIT
// @ts-check
//
// Several live regions talk into each other, and screen readers differ in what they make of it. So a status of the tree is
// shown where it stands, and what it says anew is said in the element's own status.

/** @typedef {import('./engine.js').SemanticNode} SemanticNode */

/** All that a node says, in one line. @param {SemanticNode} node @returns {string} */
const textOf = (node) => [node.text, ...(node.children ?? []).map(textOf)].filter(Boolean).join(' ');

/** @param {SemanticNode} node @param {Map<string, string>} into by id */
function collect(node, into) {
  if (node.busy) return; // it says more soon
  if (node.role === 'status') into.set(node.id, textOf(node));
  else for (const child of node.children ?? []) collect(child, into);
}

export class Statuses {
  /** @type {Map<string, string>} */
  #said = new Map();
  #screen = '';

  /**
   * What a tree says that the one before did not. Of another screen nothing: it is read where it stands.
   * @param {SemanticNode} tree
   * @returns {[id: string, text: string][]}
   */
  changes(tree) {
    const before = this.#said;
    const sameScreen = tree.look === this.#screen;
    this.#screen = tree.look ?? '';
    this.#said = new Map();
    collect(tree, this.#said);
    return sameScreen ? [...this.#said].filter(([id, text]) => text && text !== before.get(id)) : [];
  }
}
