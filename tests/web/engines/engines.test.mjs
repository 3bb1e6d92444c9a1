// tests/web/engines/engines.test.mjs - the same list of promises in each engine, one browser for all of it.
// SPDX-License-Identifier: MIT
//
// JUXTA_ENGINE=firefox node --test --test-reporter=spec tests/web/engines/engines.test.mjs
import './works.mjs';
import './keyboard.mjs';
