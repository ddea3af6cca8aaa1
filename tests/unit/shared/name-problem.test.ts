import { DrizzleQueryError } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { nameProblem } from '../../../src/shared/name-problem.ts';

test('a failed query is named by its cause, without the values that were in it', () => {
  const cause = Object.assign(new Error('canceling statement due to lock timeout'), { code: '55P03' });
  const error = new DrizzleQueryError('update contact set email = $1', ['aino@example.com'], cause);
  expect(error.message).toContain('aino@example.com');
  expect(nameProblem(error)).toBe('55P03: canceling statement due to lock timeout');
});

test('a problem is one line', () => {
  expect(nameProblem(new Error('took longer than 60 s\nat night'))).toBe('took longer than 60 s');
});
