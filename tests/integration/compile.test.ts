import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeEach, expect, test } from 'vitest';

const PROJECT = new URL('../../', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'rytmi-compile-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (path: string) => join(folder, path);
const write = (path: string, text: string) => writeFileSync(at(path), text);

/** Compiles in a process of its own, as each start does, and runs what came out. */
function start(): { answer: string; problem: string } {
  const program = `const { compiled } = await import(${JSON.stringify(pathToFileURL(at('src/platform/compile.mjs')).href)});
    await import(await compiled(${JSON.stringify(pathToFileURL(at('src/main.ts')).href)}));`;
  const ended = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });
  return { answer: ended.stdout.trim(), problem: ended.stderr };
}

beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(at('src/deep'), { recursive: true });
  mkdirSync(at('src/platform'));
  symlinkSync(join(PROJECT, 'node_modules'), at('node_modules'));
  copyFileSync(join(PROJECT, 'src/platform/compile.mjs'), at('src/platform/compile.mjs'));
  copyFileSync(join(PROJECT, 'tsconfig.json'), at('tsconfig.json'));
  write('package.json', '{ "type": "module" }');
  write('src/words.json', '{ "hello": "moi" }');
  write(
    'src/deep/told.ts',
    "import words from '../words.json' with { type: 'json' };\nexport const told: string = words.hello;",
  );
  write('src/deep/thread.ts', 'export const unused = 1;');
  write(
    'src/main.ts',
    "import { told } from './deep/told.ts';\nconst thread = new URL('./deep/thread.ts', import.meta.url);\nconsole.log(told, thread.pathname.split('/').pop());",
  );
});

test('the first start compiles every file, and addresses of thread files lead to their compiled form', () => {
  expect(start()).toEqual({ answer: 'moi thread.js', problem: '' });
});

test('a file that changed is compiled at the next start, one that did not is left as it was', () => {
  start();
  const untouched = statSync(at('dist/main.js')).mtimeMs;
  write('src/deep/told.ts', "export const told = 'hei';");
  expect(start().answer).toBe('hei thread.js');
  expect(statSync(at('dist/main.js')).mtimeMs).toBe(untouched);
});

test('words that changed are taken up too', () => {
  start();
  write('src/words.json', '{ "hello": "terve" }');
  expect(start().answer).toBe('terve thread.js');
});

test('files checked out anew with the same contents are not compiled again', () => {
  start();
  const before = statSync(at('dist/main.js')).mtimeMs;
  utimesSync(at('src/main.ts'), new Date(), new Date());
  expect(start().answer).toBe('moi thread.js');
  expect(statSync(at('dist/main.js')).mtimeMs).toBe(before);
});

test('the compiled form of a file that is gone goes too', () => {
  start();
  rmSync(at('src/deep/thread.ts'));
  start();
  expect(existsSync(at('dist/deep/thread.js'))).toBe(false);
});

test('other rules of compiling make everything anew', () => {
  start();
  const before = statSync(at('dist/main.js')).mtimeMs;
  write('tsconfig.json', readFileSync(at('tsconfig.json'), 'utf8').replace('es2023', 'es2022'));
  expect(start().answer).toBe('moi thread.js');
  expect(statSync(at('dist/main.js')).mtimeMs).toBeGreaterThan(before);
});

test('a file that does not compile is named with its line, and nothing starts', () => {
  start();
  write('src/deep/told.ts', 'export const told = ;');
  const { answer, problem } = start();
  expect(answer).toBe('');
  expect(problem).toContain('told.ts:1:20');
});

test('threads of one process that start at once do not stand in each other’s way', () => {
  for (let nth = 0; nth < 300; nth++) write(`src/deep/many-${nth}.ts`, `export const nth = ${nth};`);
  const thread = `const { compiled } = await import(${JSON.stringify(pathToFileURL(at('src/platform/compile.mjs')).href)});
    await import(await compiled(${JSON.stringify(pathToFileURL(at('src/main.ts')).href)}));`;
  const program = `const { Worker } = await import('node:worker_threads');
    for (let n = 0; n < 6; n++) new Worker(new URL('data:text/javascript,' + ${JSON.stringify(encodeURIComponent(thread))}));`;
  const ended = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });
  expect({ said: ended.stdout.trim().split('\n'), problem: ended.stderr }).toEqual({
    said: Array.from({ length: 6 }, () => 'moi thread.js'),
    problem: '',
  });
});

test('nothing half-written is left in the compiled folder', () => {
  start();
  const left = readdirSync(at('dist'), { recursive: true }).filter((name) => /\.half-/.test(String(name)));
  expect(left).toEqual([]);
});
