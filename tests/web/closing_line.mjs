// tests/web/closing_line.mjs - ends the report with one plain line: "12 passed, 0 failed, 0 skipped".
// SPDX-License-Identifier: MIT

export default class ClosingLine {
  #counts = { passed: 0, failed: 0, skipped: 0 };

  /** @param {import('@playwright/test/reporter').Suite} suite */
  onBegin(_, suite) {
    this.suite = suite;
  }

  onEnd() {
    for (const test of this.suite.allTests()) {
      const outcome = test.outcome();
      if (outcome === 'skipped') this.#counts.skipped += 1;
      else if (outcome === 'expected') this.#counts.passed += 1;
      else this.#counts.failed += 1;
    }
    const { passed, failed, skipped } = this.#counts;
    console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  }
}
