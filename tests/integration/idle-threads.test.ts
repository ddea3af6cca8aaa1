import type { Worker } from 'node:worker_threads';
import { afterAll, expect, test } from 'vitest';
import { openKillableThread } from '../../src/platform/killable-thread.ts';
import { openMailParser } from '../../src/platform/mail-parser/open-mail-parser.ts';

/** Threads started in this file, newest last. */
const threads: Worker[] = [];
const remember = (worker: Worker) => void threads.push(worker);
process.on('worker', remember);
afterAll(() => void process.off('worker', remember));

const MAIL = Buffer.from('From: Anna <anna@example.com>\r\nSubject: Hei\r\n\r\nKiitos!');

test('a mail that comes after its reader died idle is read by a new one', async () => {
  const parser = openMailParser();
  expect((await parser.parse(MAIL)).ok).toBe(true);
  await threads.at(-1)?.terminate();
  const read = await parser.parse(MAIL);
  expect(read.ok && read.value.text).toBe('Kiitos!');
  await parser.close();
});

test('a task that comes after its thread died idle is done by a new one', async () => {
  const file = new URL('../../src/platform/mail-parser/parse-mail-thread.ts', import.meta.url);
  const thread = openKillableThread<Uint8Array, object>(file, { maxOldGenerationSizeMb: 224 });
  expect((await thread.ask(new Uint8Array(MAIL), 30_000)).ok).toBe(true);
  await threads.at(-1)?.terminate();
  expect((await thread.ask(new Uint8Array(MAIL), 30_000)).ok).toBe(true);
  await thread.close();
});
