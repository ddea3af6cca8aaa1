import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openCsv } from '../../src/cli/forecast/csv-writer.ts';
import { csvOf } from '../../src/console/charts/csv-of.ts';
import { exportRejects } from '../../src/orders/export-rejects.ts';
import type { ImportRun } from '../../src/orders/import-run-store.ts';
import type { ImportReject } from '../../src/orders/reject-store.ts';
import { speakerFor } from '../../src/words/speaker.ts';
import { howOften, howPatient } from '../support/how-long.ts';

const SOURCE = fileURLToPath(new URL('../../src/', import.meta.url));
const RUNS = howOften({ short: 1_250, long: 50_000 });
const PATIENCE = howPatient({ short: 20_000, long: 600_000 });
/** What Excel, LibreOffice and Google Sheets take for a formula, after blanks too. */
const WOULD_RUN = /^\s*[=+\-@\t\r＝＋－＠]/u;
const NUMBER = /^[+-]?[\d\s.,]+$/;

const evil = fc
  .tuple(
    fc.constantFrom('', ' ', '\t', '\n', '\u00a0', "'"),
    fc.constantFrom('=', '+', '-', '@', '＝', '＋', '－', '＠', '\t=', '\r='),
    fc.oneof(
      fc.constantFrom(`cmd|'/c calc'!A0`, 'HYPERLINK("http://x";"y")', '1+1', 'SUM(A1:A9)*cmd'),
      fc.string(),
    ),
  )
  .map((parts) => parts.join(''));

function expectHarmless(text: string, delimiter: string): void {
  const rows: string[][] = parse(text, { delimiter, bom: true, relax_column_count: true });
  for (const cell of rows.flat())
    expect(WOULD_RUN.test(cell) && !NUMBER.test(cell), JSON.stringify(cell)).toBe(false);
}

test.each([
  ['en', ','],
  ['fi', ';'],
] as const)(
  'no cell of a table from the console in %s runs in a spreadsheet',
  (language, delimiter) => {
    fc.assert(
      fc.property(fc.array(evil, { minLength: 1, maxLength: 4 }), (cells) =>
        expectHarmless(csvOf([cells, cells], language), delimiter),
      ),
      { numRuns: RUNS },
    );
  },
  PATIENCE,
);

test(
  'no cell of rejected rows runs in a spreadsheet',
  () => {
    const speaker = speakerFor('en');
    fc.assert(
      fc.property(evil, evil, (header, cell) => {
        const run = { delimiter: ',', header: [header] } as unknown as ImportRun;
        const record = `"${cell.replaceAll('"', '""')}"`;
        const reject = {
          line: 2,
          record,
          reason: 'missing',
          column: 'id',
          value: cell,
        } as unknown as ImportReject;
        expectHarmless(exportRejects(run, [reject], speaker), ',');
      }),
      { numRuns: RUNS },
    );
  },
  PATIENCE,
);

test('no cell of a file that the command line writes runs in a spreadsheet', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rytmi-csv-'));
  const file = join(folder, 'out.csv');
  const writer = await openCsv(file, ['name']);
  for (const cell of fc.sample(evil, RUNS)) writer.row([cell]);
  await writer.finish();
  expectHarmless(readFileSync(file, 'utf8'), ',');
  rmSync(folder, { recursive: true });
});

test('these are all the places that write CSV: whoever adds another adds it here', () => {
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    // What the demo invents is imported, and shown to nobody.
    .filter((name) => !name.startsWith('cli/demo/'));
  const joined = /\.join\((delimiter|',|';'|",")/;
  const writers = files.filter((name) => {
    const text = readFileSync(join(SOURCE, name), 'utf8');
    return joined.test(text) && /\\r\\n/.test(text);
  });
  expect(writers.toSorted()).toEqual([
    'cli/forecast/csv-writer.ts',
    'console/charts/csv-of.ts',
    'orders/export-rejects.ts',
  ]);
  const served = files.filter((name) =>
    readFileSync(join(SOURCE, name), 'utf8').includes("'text/csv; charset=utf-8'"),
  );
  for (const name of served)
    expect(readFileSync(join(SOURCE, name), 'utf8'), name).toMatch(/csvOf|csv\(|Csv|exportRejects/);
});
