import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));
const CORE = ['shared', 'rhythm', 'forecast', 'signals', 'decisions'];

/** A bad import for each rule of .dependency-cruiser.cjs: where it stands, and what it says. */
const BAD_IMPORTS: Readonly<Record<string, readonly [file: string, imported: string]>> = {
  'no-cycles': ['calls/planted-cycle.ts', './planted-cycle.ts'],
  'shared-uses-nothing': ['shared/planted.ts', '../rhythm/rhythm.ts'],
  'rhythm-uses-shared': ['rhythm/planted.ts', '../signals/signal.ts'],
  'forecast-uses-rhythm': ['forecast/planted.ts', '../signals/signal.ts'],
  'signals-use-forecast': ['signals/planted.ts', '../decisions/facts.ts'],
  'core-is-pure': ['decisions/planted.ts', 'node:fs'],
  'platform-uses-shared': ['platform/planted.ts', '../customers/customer-table.ts'],
  'words-are-low': ['words/planted.ts', '../orders/order-table.ts'],
  'platform-is-for-stores-edges-programs': ['messages/planted-platform.ts', '../platform/database.ts'],
  'staff-is-lowest': ['staff/planted.ts', '../customers/customer-table.ts'],
  'customers-are-low': ['customers/planted.ts', '../orders/order-table.ts'],
  'orders-stand-apart': ['orders/planted.ts', '../calls/call-table.ts'],
  'messages-stand-apart': ['messages/planted.ts', '../orders/order-table.ts'],
  'calls-stand-apart': ['calls/planted.ts', '../messages/message-table.ts'],
  'doctor-stands-apart': ['doctor/planted.ts', '../messages/message-table.ts'],
  'webhooks-stand-apart': ['webhooks/planted.ts', '../messages/message-table.ts'],
  'nurture-under-edges': ['nurture/planted.ts', '../jobs/job.ts'],
  'jobs-stands-apart': ['jobs/planted.ts', '../cli/review.ts'],
  'console-stands-apart': ['console/planted.ts', '../jobs/job.ts'],
  'public-stands-apart': ['public/planted.ts', '../jobs/job.ts'],
  'api-stands-apart': ['api/planted.ts', '../jobs/job.ts'],
  'cli-stands-apart': ['cli/planted.ts', '../jobs/job.ts'],
  'programs-are-on-top': ['cli/planted-program.ts', '../web.ts'],
  'queue-library-stays-in': ['nurture/planted-queue.ts', 'bullmq'],
  'mail-library-stays-in': ['messages/planted-mail.ts', 'nodemailer'],
  'no-unlisted-packages': ['platform/planted-package.ts', 'fast-json-stringify'],
};

let copy: string;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'rytmi-architecture-'));
  cpSync(join(PROJECT, 'src'), join(copy, 'src'), { recursive: true });
  for (const name of readdirSync(PROJECT).filter((file) => /\.(json|cjs)$/.test(file)))
    cpSync(join(PROJECT, name), join(copy, name));
  symlinkSync(join(PROJECT, 'node_modules'), join(copy, 'node_modules'));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

function plant(file: string, text: string): void {
  mkdirSync(dirname(join(copy, 'src', file)), { recursive: true });
  writeFileSync(join(copy, 'src', file), text);
}

function runTool(name: string, ...args: string[]): string {
  const ran = spawnSync(join(PROJECT, 'node_modules', '.bin', name), args, {
    cwd: copy,
    encoding: 'utf8',
    maxBuffer: 64_000_000,
  });
  return ran.stdout + ran.stderr;
}

test('every rule on imports refuses the import it forbids', () => {
  for (const [file, imported] of Object.values(BAD_IMPORTS)) plant(file, `import '${imported}';\n`);
  const answer = JSON.parse(
    runTool('depcruise', 'src', '--config', '.dependency-cruiser.cjs', '--output-type', 'json'),
  ) as { summary: { violations: { rule: { name: string }; from: string }[] } };
  const refused = answer.summary.violations
    .filter(({ from }) => from.includes('planted'))
    .map(({ rule, from }) => `${rule.name} ${from}`);
  const expected = Object.entries(BAD_IMPORTS).map(([rule, [file]]) => `${rule} src/${file}`);
  expect(refused).toEqual(expect.arrayContaining(expected));
}, 120_000);

test('every rule on imports is tried', () => {
  const rules = createRequire(import.meta.url)(join(PROJECT, '.dependency-cruiser.cjs')) as {
    forbidden: { name: string }[];
  };
  expect(rules.forbidden.map(({ name }) => name).toSorted()).toEqual(Object.keys(BAD_IMPORTS).toSorted());
});

test('the core does not even type-check with the outer world in it', () => {
  const outer = ['process', 'console', 'fetch', 'setTimeout', 'Buffer', 'document'];
  plant('signals/planted-outer.ts', outer.map((name) => `export const a_${name} = ${name};`).join('\n'));
  const said = runTool('tsc', '-p', 'tsconfig.core.json');
  for (const name of outer) expect(said).toMatch(new RegExp(`planted-outer.*Cannot find name '${name}'`));
}, 120_000);

/** What the core may not say: each makes the same facts give another answer, or has an effect. */
const IMPURE = /Date\.now|new Date\(\)|Math\.random|\basync\b|\bawait\b|performance\.now|\bPromise\b/;

test.each(['Date.now()', 'new Date()', 'Math.random()', 'async () => 1', 'performance.now()'])(
  '%s counts as impure',
  (text) => {
    expect(text).toMatch(IMPURE);
  },
);

test('the core asks no clock, no chance and nothing that comes later', () => {
  const impure = filesUnder('src')
    .filter((file) => CORE.some((folder) => file.startsWith(`src/${folder}/`)))
    .filter((file) => IMPURE.test(withoutComments(read(file))));
  expect(impure).toEqual([]);
});

test('only one file reads the environment, and nothing asks NODE_ENV', () => {
  const readers = filesUnder('src').filter((file) => /process\.env\b/.test(withoutComments(read(file))));
  expect(readers).toEqual(['src/install.mjs', 'src/platform/config.ts']);
  expect(filesUnder('src').filter((file) => read(file).includes('NODE_ENV'))).toEqual([]);
});

test('files are small: half of them under 60 lines, none over 250', () => {
  const sizes = [...filesUnder('src'), ...filesUnder('tests')].map((file) => ({
    file,
    lines: read(file).trimEnd().split('\n').length,
  }));
  expect(sizes.filter(({ lines }) => lines > 250)).toEqual([]);
  const inSource = sizes.filter(({ file }) => file.startsWith('src/')).map(({ lines }) => lines);
  expect(inSource.toSorted((a, b) => a - b)[Math.floor(inSource.length / 2)]).toBeLessThan(60);
});

test('no file is a drawer, no test is left out', () => {
  const drawers = filesUnder('src').filter((file) =>
    /(^|\/)(index|utils?|helpers?|.*-?(service|manager))\.tsx?$/.test(file),
  );
  expect(drawers).toEqual([]);
  const leftOut = filesUnder('tests').filter((file) =>
    /\b(it|test|describe)\.(skip|only|todo)\(/.test(read(file)),
  );
  expect(leftOut).toEqual([]);
});

function filesUnder(folder: string): string[] {
  return readdirSync(join(PROJECT, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file}`.replaceAll('\\', '/'))
    .filter((file) => /\.(tsx?|mjs)$/.test(file))
    .toSorted();
}

function read(file: string): string {
  return readFileSync(join(PROJECT, file), 'utf8');
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
}
