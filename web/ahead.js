// web/ahead.js - while the reader types or scrolls, the canvas goes ahead of the words, which follow when there is a pause.
// SPDX-License-Identifier: MIT
// @ts-check
//
// A frame of the canvas costs a millisecond; the words of a list that moves on cost ten times that, and nobody sees them.

/** @typedef {import('./engine.js').Engine} Engine */

/** The words follow when nothing was typed for so long, ms: longer than from one letter to the next. */
const typingPause = 250;
/** When nothing was scrolled for so many frames. */
const framesAtRest = 2;
/** And at the latest after so long, ms. */
const lateAtMost = { typed: 1000, scrolled: 3000 };
/** What was scrolled so short a time ago, ms, goes on: one step alone, as by a key or a script, has its words at once. */
const goesOn = 150;

export class Ahead {
  #engine;
  #follow;
  #revision = -1;
  #begun = 0; // performance.now(); 0 = the words are not behind
  #latest = 0; // performance.now() by which they follow
  #last = 0; // performance.now()
  #scrolled = -Infinity; // performance.now()
  #timer = 0;
  #frame = 0;
  #quiet = 0; // frames

  /**
   * @param {Engine} engine
   * @param {() => void} follow brings the words up to date; calls end()
   */
  constructor(engine, follow) {
    this.#engine = engine;
    this.#follow = follow;
  }

  /** Whether the words are behind. */
  get owes() {
    return this.#begun !== 0;
  }

  /** Whether they may be, of all that the engine has now. */
  get holds() {
    return this.owes && this.#engine.revision() === this.#revision;
  }

  /** Whether a region that is scrolled now was being scrolled already: more of it may come. */
  get glides() {
    return performance.now() - this.#scrolled < goesOn;
  }

  /** A region was scrolled, and what came of it is done: what that took is no pause. */
  scrolled() {
    this.#scrolled = performance.now();
  }

  /** Something was done that the words need not say yet. @param {'typed' | 'scrolled'} what */
  lead(what) {
    this.#revision = this.#engine.revision();
    this.#last = performance.now();
    this.#quiet = 0;
    this.#latest = Math.min(this.owes ? this.#latest : Infinity, this.#last + lateAtMost[what]);
    if (this.owes) return;
    this.#begun = this.#last;
    if (what === 'typed') this.#timer = setTimeout(() => this.#wait(), typingPause);
    else this.#watch();
  }

  /** The words have followed, or never will. */
  end() {
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
    this.#begun = 0;
  }

  #wait() {
    const rest = Math.min(this.#last + typingPause, this.#latest) - performance.now();
    if (rest > 0) this.#timer = setTimeout(() => this.#wait(), rest);
    else this.#follow();
  }

  #watch() {
    this.#frame = requestAnimationFrame(() => {
      this.#quiet += 1;
      if (this.#quiet > framesAtRest || performance.now() > this.#latest) this.#follow();
      else this.#watch();
    });
  }
}
