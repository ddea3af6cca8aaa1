import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const SOURCE = new URL('../../src', import.meta.url).pathname;
const LOG_CALL = /\blog\.(?:debug|info|warn|error|fatal)\(\s*\{.*?\}/gs;
/** The message of a failed query holds its values: names, addresses, texts. */
const OWN_WORDS = /\.message\b|\.stack\b|String\(|[{,]\s*(?:err|error|message)\s*[,}]/;

test('no log line holds an error’s own words: nameProblem says which of them may be kept', () => {
  const found: string[] = [];
  let calls = 0;
  for (const file of readdirSync(SOURCE, { recursive: true, withFileTypes: true })) {
    if (!/\.tsx?$/.test(file.name)) continue;
    for (const [call] of readFileSync(join(file.parentPath, file.name), 'utf8').matchAll(LOG_CALL)) {
      calls += 1;
      if (OWN_WORDS.test(call)) found.push(`${file.name}: ${call}`);
    }
  }
  expect(calls).toBeGreaterThan(20);
  expect(found).toEqual([]);
});
