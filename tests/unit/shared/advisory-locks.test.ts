import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ADVISORY_LOCKS } from '../../../src/shared/advisory-locks.ts';

test('no two locks have one number, so that who takes one never waits for the other', () => {
  const numbers = Object.values(ADVISORY_LOCKS);
  expect(new Set(numbers).size).toBe(numbers.length);
});

test('every lock of all programs is named in the one table', () => {
  const folder = new URL('../../../src/', import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.tsx?$/.test(name),
  );
  const numbered = files.filter((name) => /\b7_946_\d{3}/.test(readFileSync(new URL(name, folder), 'utf8')));
  expect(numbered).toEqual(['shared/advisory-locks.ts']);
});
