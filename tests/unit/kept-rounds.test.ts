import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { keptRounds } from '../support/kept-rounds.ts';

const folder = mkdtempSync(join(tmpdir(), 'rytmi-rounds-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a run that goes on with a broken one knows the rounds that ended well, and not the one it was cut in', () => {
  const file = join(folder, 'progress');
  keptRounds<number>('kills', file).keep('place one, 1', 7);
  keptRounds<number>('dialogues', file).keep('place one, 2', 8);
  appendFileSync(file, '{"what":"kills","round":"place');
  const next = keptRounds<number>('kills', file);
  expect(['place one, 1', 'place one, 2', 'place two, 1'].map(next.found)).toEqual([7, undefined, undefined]);
});

test('without a file every round is to be done', () => {
  const rounds = keptRounds<number>('kills', '');
  rounds.keep('place one, 1', 7);
  expect(rounds.found('place one, 1')).toBeUndefined();
});
