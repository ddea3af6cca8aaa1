import { expect, test, vi } from 'vitest';
import type { Heard } from '../../../../src/messages/pace/hear-answers.ts';
import { joinHeard } from '../../../../src/messages/pace/join-heard.ts';
import type { SmtpTrouble } from '../../../../src/platform/outgoing-mail.ts';

const fine = (host: string): Heard => ({ host, trouble: null });
const trouble = { step: 'rcpt', code: 421, answer: '421 4.7.0 too fast' } as unknown as SmtpTrouble;
const tooFast = (host: string): Heard => ({ host, trouble });

function listen() {
  const steps: (string | null)[][] = [];
  const joined = joinHeard(async (heard) => void steps.push(heard.map(({ host }) => host)));
  return { steps, ...joined };
}

test('good answers are written together, and none is left when all is said', async () => {
  const { steps, hear, written } = listen();
  for (const host of ['a', 'b', 'c']) hear(fine(host));
  expect(steps).toEqual([]);
  await written();
  expect(steps).toEqual([['a', 'b', 'c']]);
});

test('good answers are written soon though nothing else comes', async () => {
  const { steps, hear } = listen();
  hear(fine('a'));
  hear(fine('b'));
  await expect.poll(() => steps).toEqual([['a', 'b']]);
});

test('trouble is written at once, with the good answers before it', async () => {
  const { steps, hear, written } = listen();
  hear(fine('a'));
  hear(tooFast('b'));
  expect(steps).toEqual([['a', 'b']]);
  hear(fine('c'));
  await written();
  expect(steps).toEqual([['a', 'b'], ['c']]);
});

test('a look that finds nothing left to write keeps nothing back of what comes after it', async ({
  onTestFinished,
}) => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const steps: (string | null)[][] = [];
  const A_STEP_MS = 10;
  const { hear, written } = joinHeard(async (heard) => {
    await new Promise((done) => setTimeout(done, A_STEP_MS));
    steps.push(heard.map(({ host }) => host));
  });
  hear(tooFast('a'));
  // Goes with the step after the one under way, long before its own time has come.
  hear(fine('b'));
  await vi.advanceTimersByTimeAsync(1_000);
  hear(tooFast('c'));
  await vi.advanceTimersByTimeAsync(A_STEP_MS);
  await written();
  expect(steps).toEqual([['a'], ['b'], ['c']]);
});

test('a fault of the writing is told when all is said', async () => {
  const { hear, written } = joinHeard(() => Promise.reject(new Error('the database is away')));
  hear(tooFast('a'));
  await expect(written()).rejects.toThrow('the database is away');
});
