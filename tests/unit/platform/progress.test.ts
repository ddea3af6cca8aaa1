import { Writable } from 'node:stream';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { withProgress } from '../../../src/platform/progress.ts';

/** What a terminal, or a file in its place, would have got. */
function listener(isTTY: boolean): NodeJS.WriteStream & { said: string } {
  const stream = new Writable({
    write(chunk, _encoding, done) {
      heard.said += String(chunk);
      done();
    },
  });
  const heard = Object.assign(stream, { said: '', isTTY, columns: 100, cursorTo: noop, clearLine: noop });
  return heard as unknown as NodeJS.WriteStream & { said: string };
}
const noop = () => true;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Work that reaches `counts` one after the other, `pauseMs` apart. */
function worksFor(pauseMs: number, counts: readonly number[]) {
  return async (advance: (done: number) => void) => {
    for (const count of counts) {
      await vi.advanceTimersByTimeAsync(pauseMs);
      advance(count);
    }
    return 'answer';
  };
}

test('a step of less than a second says nothing, and answers', async () => {
  const stream = listener(false);
  expect(await withProgress('Importing', 100, worksFor(300, [50, 100]), stream)).toBe('answer');
  expect(stream.said).toBe('');
});

test('where there is no terminal a longer step says plain lines, now and then and at its end', async () => {
  const stream = listener(false);
  await withProgress('Importing', 100, worksFor(2_000, [20, 40, 60, 80, 100]), stream);
  expect(stream.said.trimEnd().split('\n')).toEqual([
    'Importing: 0 of 100 after 1 s',
    'Importing: 60 of 100 after 6 s',
    'Importing: 100 of 100 after 10 s',
  ]);
});

test('on a terminal a longer step draws a bar', async () => {
  const stream = listener(true);
  await withProgress('Importing', 100, worksFor(1_500, [50, 100]), stream);
  expect(stream.said).toContain('Importing');
  expect(stream.said).toContain('50 of 100');
});

test('a step that fails ends its line and fails', async () => {
  const stream = listener(false);
  const fails = async () => {
    await vi.advanceTimersByTimeAsync(1_500);
    throw new Error('broken file');
  };
  await expect(withProgress('Importing', 100, fails, stream)).rejects.toThrow('broken file');
  expect(vi.getTimerCount()).toBe(0);
});
