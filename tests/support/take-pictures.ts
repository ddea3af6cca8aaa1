/**
 * Takes the pictures of README.md: npm run pictures. The test that walks through a working day takes them as it goes, so that they
 * show what was tested. Needs Chromium; npm test says how to get it.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));
const IMAGES = fileURLToPath(new URL('../../.github/images/', import.meta.url));
const VITEST = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url));

const test = spawn(process.execPath, [VITEST, 'run', 'tests/browser/demo-morning.test.ts'], {
  cwd: PROJECT,
  stdio: 'inherit',
  env: { ...process.env, README_PICTURES: process.env.README_PICTURES ?? IMAGES },
});
const [exitCode] = await once(test, 'exit');
process.exitCode = typeof exitCode === 'number' ? exitCode : 1;
