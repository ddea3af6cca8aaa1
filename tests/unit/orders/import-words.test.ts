import { expect, test } from 'vitest';
import { CSV_FAULTS } from '../../../src/orders/csv/csv-fault.ts';
import { RESOURCES } from '../../../src/words/resources.ts';

const { en, fi, sv } = { en: RESOURCES.en.imports, fi: RESOURCES.fi.imports, sv: RESOURCES.sv.imports };

/** Every text with the values it needs, by key. */
function texts(node: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(node).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string'
        ? [[path + key, [...value.matchAll(/\{\{\w+\}\}/g)].map(String).sort().join()]]
        : [...texts(value, `${path}${key}.`)],
    ),
  );
}

test('the three languages hold the same texts with the same values', () => {
  expect(texts(fi)).toEqual(texts(en));
  expect(texts(sv)).toEqual(texts(en));
});

test('every fault of a file has words', () => {
  expect(Object.keys(en.fault).sort()).toEqual([...CSV_FAULTS].sort());
});
