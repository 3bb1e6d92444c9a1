// tests/web/display.mjs - an X server of the tests' own, without a screen, and hands on its keyboard.
// SPDX-License-Identifier: MIT
import { execFileSync, spawn } from 'node:child_process';

/** It finds a free number itself. @returns {Promise<{ name: string, close: () => void }>} */
export async function startDisplay() {
  // It writes its number to the pipe when it listens.
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1500x1100x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const close = () => void server.kill();
  process.once('exit', close);
  const number = await new Promise((done, refuse) => {
    /** @type {any} */ (server.stdio[3]).once('data', (/** @type {Buffer} */ data) => done(String(data).trim()));
    server.once('error', refuse);
    server.once('exit', () => refuse(new Error('Xvfb did not start')));
  });
  return { name: `:${number}`, close };
}

/**
 * Keys for whatever has the display's focus, also for a browser's own bars, which no driver reaches.
 * @param {string} display
 */
export function keyboardOf(display) {
  const xdotool = (/** @type {string[]} */ ...words) => execFileSync('xdotool', words, { env: { ...process.env, DISPLAY: display }, encoding: 'utf8', timeout: 10_000 });
  return {
    /** The window of a program comes to the front. @param {string} program */
    focus(program) {
      const window = xdotool('search', '--onlyvisible', '--class', program).trim().split('\n').at(-1) ?? '';
      xdotool('windowfocus', '--sync', window);
    },
    /** @param {string} chord 'ctrl+f' */
    press: (chord) => void xdotool('key', chord),
    /** @param {string} text */
    type: (text) => void xdotool('type', '--delay', '5', text),
  };
}
