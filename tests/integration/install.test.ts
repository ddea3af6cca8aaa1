import { spawnSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { scratchFolder } from '../support/scratch-folder.ts';

const INSTALL = fileURLToPath(new URL('../../src/install.mjs', import.meta.url));

/** As on a machine with Node and nothing else, where nothing can be installed either. */
function installOnBareMachine(environment: Record<string, string> = {}) {
  const programs = scratchFolder();
  symlinkSync(process.execPath, join(programs, 'node'));
  return spawnSync(process.execPath, [INSTALL, '--tests', 'vitest', '--version'], {
    env: { PATH: programs, ...environment },
    encoding: 'utf8',
  });
}

test('tests that cannot run here are named in one line each, with how to get what they need', () => {
  const { status, stdout, stderr } = installOnBareMachine();
  expect(stderr).toMatch(/^Left out: the queue tests on Redis, .*apt-get install redis-server/m);
  expect(stderr).toMatch(/^Left out: the browser tests, .*apt-get install chromium/m);
  // The others run.
  expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringContaining('vitest/') });
});

test('where CI is set, leaving tests out is a failure', () => {
  const { status, stdout, stderr } = installOnBareMachine({ CI: 'true' });
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toContain('With CI set, all tests must run.');
});
