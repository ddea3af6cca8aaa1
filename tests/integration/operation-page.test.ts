import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, onTestFinished, test } from 'vitest';
import { freePort } from '../../src/platform/free-port.ts';
import { runRytmi, startRytmi } from '../support/run-rytmi.ts';
import { scratchFolderOfFile } from '../support/scratch-folder.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { waitUntil } from '../support/wait-until.ts';

const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');

const section = (text: string, heading: string) => text.split(`\n${heading}\n`)[1]?.split('\n## ')[0] ?? '';

/** Commands as the page has them: indented, what they do after two spaces or more. */
const COMMANDS = [
  ...new Set(
    `${read('docs/operation.md')}\n${section(read('README.md'), '## Run it')}`
      .split('\n')
      .filter((line) => line.startsWith('    '))
      .map((line) => line.trim().split(/ {2,}/)[0] as string),
  ),
];

/** Those that another test runs: where, and what is written there. */
const RUN_ELSEWHERE: Readonly<Record<string, readonly [file: string, words: string]>> = {
  'npm start': ['tests/integration/programs.test.ts', "startRytmi(['start']"],
  'npx rytmi db roles': ['tests/integration/db-roles.test.ts', "runRytmi(['db', 'roles', '--prefix'"],
  'npx rytmi backup /mnt/backups --keep 14': [
    'tests/integration/backup.test.ts',
    "['backup', folder, '--keep'",
  ],
  'npx rytmi backup before-update.tar.gz': ['tests/integration/backup.test.ts', "rytmi(['backup', file])"],
  'npx rytmi restore /mnt/backups/rytmi-2026-11-22T01-00-00-000Z.tar.gz': [
    'tests/integration/backup.test.ts',
    "rytmi(['restore', file], other)",
  ],
  'npx rytmi restore FILE': ['tests/integration/backup.test.ts', "rytmi(['restore', file], other)"],
  'npx rytmi restore FILE --force': [
    'tests/integration/backup.test.ts',
    "rytmi(['restore', file, '--force'], other)",
  ],
  'npx rytmi worker': ['tests/integration/db-roles.test.ts', "startRytmi(['worker']"],
  'npx rytmi doctor': ['tests/integration/doctor.test.ts', "['doctor', ...args]"],
};

/** What no test can run: other people’s programs, or a network. Run by hand. */
const BY_HAND = [
  'npm ci',
  'git pull && npm ci',
  'cp .env.example .env',
  'pg_dump --format=custom --file=rytmi.dump "$DATABASE_URL"',
  'pg_restore --no-owner --exit-on-error --dbname="$DATABASE_URL" rytmi.dump',
  'docker compose up --scale worker=3',
];

const { url } = await createTestDatabase();
const environment = {
  DATABASE_URL: url,
  RYTMI_SECRET: randomBytes(32).toString('hex'),
  RYTMI_DIR: scratchFolderOfFile(),
};

/** Run here, in this order, as they stand on the page; and what each says. */
const RUN_HERE: Readonly<Record<string, string>> = {
  'npx rytmi migrate': 'latest',
  'npx rytmi db roles --print': 'create role',
  'npx rytmi messages pause --because "restoring"': 'is stopped',
  'npx rytmi messages reconcile --since 2026-11-22T03:00Z': 'Refusals since: 0',
  'npx rytmi status': 'restoring',
  'npx rytmi messages resume': 'goes on',
};

test('every command that the operator’s page and the README name is run by a test, or said to be run by hand', () => {
  const served = ['npx rytmi web', ...COMMANDS.filter((command) => command.startsWith('curl '))];
  const known = [...Object.keys(RUN_ELSEWHERE), ...BY_HAND, ...Object.keys(RUN_HERE), ...served];
  expect(COMMANDS.length).toBeGreaterThan(15);
  expect(COMMANDS.filter((command) => !known.includes(command))).toEqual([]);
});

test.each(Object.entries(RUN_ELSEWHERE))('%s is run by its test', (_command, [file, words]) => {
  expect(read(file)).toContain(words);
});

describe('against a database of one’s own', () => {
  test.each(Object.entries(RUN_HERE))(
    '%s',
    async (command, said) => {
      const words = command.replace('npx rytmi ', '').match(/"[^"]+"|\S+/g) ?? [];
      const { code, stdout, stderr } = await runRytmi(
        words.map((word) => word.replaceAll('"', '')),
        environment,
      );
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout.toLowerCase()).toContain(said.toLowerCase());
    },
    60_000,
  );

  test('npx rytmi web, and what a balancer and Prometheus ask it', async () => {
    const port = String(await freePort());
    const web = startRytmi(['web'], { ...environment, PORT: port });
    onTestFinished(() => void web.kill('SIGKILL'));
    const asked = COMMANDS.filter((command) => command.startsWith('curl '));
    expect(asked).toHaveLength(2);
    for (const command of asked) {
      const address = command.split(' ').at(-1)?.replace(':3000', `:${port}`) ?? '';
      await waitUntil(
        `${address} answers`,
        () =>
          fetch(address).then(
            ({ status }) => status === 200,
            () => false,
          ),
        60_000,
      );
    }
  }, 120_000);
});
