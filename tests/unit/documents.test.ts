import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const at = (name: string) => new URL(`../../${name}`, import.meta.url);
const read = (name: string) => readFileSync(at(name), 'utf8');

test('every test that the security table leans on is there, and no chapter is left out', () => {
  const text = read('docs/security.md');
  const named = [...text.matchAll(/`(tests\/[\w./-]+)`/g)].map(([, file]) => file as string);
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((file) => !existsSync(at(file)))).toEqual([]);
  for (let chapter = 1; chapter <= 17; chapter++) expect(text).toContain(`| V${chapter} `);
});

test('every command that the operator’s page names is one', () => {
  const commands = new Set(
    [...read('docs/operation.md').matchAll(/npx rytmi ([a-z-]+)/g)].map(([, name]) => name as string),
  );
  const known = read('src/cli.ts');
  for (const name of commands)
    expect(known).toMatch(new RegExp(`['\\s]${name}'?: async|command\\('${name}'\\)`));
});
