// tests/web/engines/drivers/webkit.mjs - Debian's WebKitGTK in its MiniBrowser, by W3C WebDriver.
// SPDX-License-Identifier: MIT
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { call, chord } from './pages.mjs';

/** Keys that have no character of their own: https://www.w3.org/TR/webdriver2/#keyboard-actions @type {Record<string, string>} */
const codes = {
  Backspace: '\uE003', Tab: '\uE004', Enter: '\uE007', Shift: '\uE008', Control: '\uE009', Alt: '\uE00A', Escape: '\uE00C',
  PageUp: '\uE00E', PageDown: '\uE00F', End: '\uE010', Home: '\uE011', ArrowLeft: '\uE012', ArrowUp: '\uE013', ArrowRight: '\uE014',
  ArrowDown: '\uE015', Delete: '\uE017', F1: '\uE031', F3: '\uE033', F5: '\uE035',
}; // prettier-ignore

/** A script whose page goes while it runs is never answered, in no time that the driver is told, ms: who asks asks again. */
const scriptAtMost = 8000;

const elementKey = 'element-6066-11e4-a52e-4f735466cecf';

/** The MiniBrowser that comes with the library; its folder is named after machine and version. */
function findMiniBrowser() {
  for (const machine of ['x86_64', 'aarch64']) {
    for (const version of ['6.0', '4.1', '4.0']) {
      const path = `/usr/lib/${machine}-linux-gnu/webkit2gtk-${version}/MiniBrowser`;
      if (existsSync(path)) return path;
    }
  }
  throw new Error('there is no MiniBrowser of WebKitGTK here; Debian has it in libwebkit2gtk-4.1-0');
}

/** @returns {Promise<number>} a port that nobody listens on */
async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  await new Promise((done) => server.close(done));
  return port;
}

/**
 * @param {string} display
 * @returns {Promise<import('./pages.mjs').Browser>}
 */
export async function startWebKit(display) {
  const port = await freePort();
  const driver = spawn(process.env.JUXTA_WEBKIT_DRIVER ?? '/usr/bin/WebKitWebDriver', [`--port=${port}`], {
    detached: true, // a group of its own, so that the browser can be ended with it
    stdio: 'ignore',
    // Its sandbox asks for rights that a container does not have; the pages here are our own.
    env: { ...process.env, DISPLAY: display, LIBGL_ALWAYS_SOFTWARE: '1', WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', GDK_BACKEND: 'x11' },
  });
  const end = () => {
    try {
      process.kill(-(/** @type {number} */ (driver.pid)));
    } catch {
      // It has ended by itself.
    }
  };
  process.once('exit', end);

  /** @param {string} method @param {string} path @param {object} [body] @param {AbortSignal} [signal] */
  const ask = async (method, path, body, signal) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body), signal });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  for (let tries = 0; ; tries++) {
    try {
      await ask('GET', '/status');
      break;
    } catch (error) {
      if (driver.exitCode !== null || tries > 200) throw error;
      await pause(50);
    }
  }
  const { sessionId, capabilities } = await ask('POST', '/session', {
    capabilities: { alwaysMatch: { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { binary: findMiniBrowser(), args: ['--automation'] } } },
  });
  const session = `/session/${sessionId}`;

  /** @param {string} script of a function's body @param {any[]} args */
  const execute = async (script, args = []) => {
    // A promise's refusal is an answer, too.
    const answer = await ask('POST', `${session}/execute/async`, {
      script: `const done = arguments[arguments.length - 1];
        (async (...given) => { ${script} })(...arguments).then((value) => done({ value }), (error) => done({ error: String(error) }));`,
      args,
    }, AbortSignal.timeout(scriptAtMost)); // prettier-ignore
    if (answer.error) throw new Error(answer.error);
    return answer.value;
  };
  /** @param {object[]} actions */
  const act = (...actions) => ask('POST', `${session}/actions`, { actions });
  /** @param {object[]} actions */
  const mouse = (...actions) => ({ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions });
  const move = (/** @type {number} */ x, /** @type {number} */ y) => ({ type: 'pointerMove', duration: 0, x: Math.round(x), y: Math.round(y) });
  const down = (/** @type {string} */ key) => ({ type: 'keyDown', value: codes[key] ?? key });
  const up = (/** @type {string} */ key) => ({ type: 'keyUp', value: codes[key] ?? key });

  /** @type {import('./pages.mjs').Browser} */
  const browser = {
    version: `WebKitGTK ${capabilities.browserVersion}`,
    cannot: {
      find: 'window.find does not look into shadow trees there, and a driver does not reach the search bar of the browser',
      middle: 'its driver presses the first button, whichever is asked for',
      modifier: 'its driver turns the wheel as if no key were held',
    },
    open: (url) => ask('POST', `${session}/url`, { url }),
    run: (question, ...given) => execute(`return ${call(question, given)};`),
    press: (...keys) => {
      const actions = keys.flatMap((key) => {
        const { held, last } = chord(key);
        return [...held.map(down), down(last), up(last), ...held.reverse().map(up)];
      });
      return act({ type: 'key', id: 'keyboard', actions });
    },
    click: (x, y, button = 'left') => {
      const number = ['left', 'middle', 'right'].indexOf(button);
      return act(mouse(move(x, y), { type: 'pointerDown', button: number }, { type: 'pointerUp', button: number }));
    },
    wheel: (x, y, deltaY) => act({ type: 'wheel', id: 'wheel', actions: [{ type: 'scroll', duration: 0, x: Math.round(x), y: Math.round(y), deltaX: 0, deltaY }] }),
    async resize(width, height) {
      // The window is told its outer size.
      const [outer, inner] = [await ask('GET', `${session}/window/rect`), await browser.run(() => [innerWidth, innerHeight])];
      await ask('POST', `${session}/window/rect`, { x: 0, y: 0, width: outer.width + width - inner[0], height: outer.height + height - inner[1] });
    },
    screenshot: () => ask('GET', `${session}/screenshot`),
    async says(element, role, name) {
      const id = (await execute(`return ${call(element, [])};`))[elementKey];
      const said = [await ask('GET', `${session}/element/${id}/computedrole`), await ask('GET', `${session}/element/${id}/computedlabel`)];
      return said[0] === role && said[1] === name;
    },
    async close() {
      await ask('DELETE', session).catch(() => {});
      end();
    },
  };
  await browser.open('about:blank');
  await browser.resize(1280, 800);
  return browser;
}
