import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Finished, runRytmi } from '../support/run-rytmi.ts';
import { scratchFolder } from '../support/scratch-folder.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { url } = await createTestDatabase();

test('an office imports, reads what was rejected, mends it and imports that', async () => {
  const home = scratchFolder();
  const rytmi = (...args: string[]): Promise<Finished> =>
    runRytmi(args, {
      DATABASE_URL: url,
      RYTMI_DIR: home,
      RYTMI_SECRET: 'x'.repeat(40),
      SUPPLIER_LANGUAGE: 'fi',
    });
  const file = join(home, 'asiakkaat.csv');
  writeFileSync(file, 'id;name;country\nK1;Kahvila Aamu;FI\nK2;Baari Ilta;Suomi\n');

  const trial = await rytmi('import', 'customers', file, '--dry-run', '--json');
  expect(JSON.parse(trial.stdout)).toMatchObject({
    dryRun: true,
    read: 2,
    accepted: 1,
    rejected: 1,
    added: 1,
  });

  const done = await rytmi('import', 'customers', file);
  expect(done.code).toBe(0);
  expect(done.stdout).toContain('Tuonti 2 (asiakkaat, asiakkaat.csv) on valmis.');
  expect(done.stdout).toContain('rivi 3: country ”Suomi”: Tämä ei ole kaksikirjaiminen maakoodi');

  const shown = await rytmi('imports', 'show', '2');
  expect(shown.stdout).toContain('K2;Baari Ilta;Suomi');

  const exported = await rytmi('imports', 'export', '2');
  const mended = join(home, 'korjattavat.csv');
  writeFileSync(mended, exported.stdout.replace('"Suomi"', '"FI"'));
  const again = await rytmi('import', 'customers', mended, '--json');
  expect(JSON.parse(again.stdout)).toMatchObject({ read: 1, accepted: 1, added: 1 });

  const listed = await rytmi('imports', 'list', '--json');
  expect(JSON.parse(listed.stdout).map((run: { state: string }) => run.state)).toEqual([
    'done',
    'done',
    'done',
  ]);

  const undone = await rytmi('imports', 'undo', '--by', 'Liisa');
  expect(undone.stdout).toContain('Tuonti 3 (asiakkaat, korjattavat.csv) on peruttu: 1 rivi poistettiin');
  const twice = await rytmi('imports', 'undo', '3');
  expect(twice.code).toBe(1);
  expect(twice.stderr).toContain('Tämä tuonti on jo peruttu.');
  const log = await rytmi('imports', 'list');
  expect(log.stdout).toContain('peruttu');
}, 120_000);

test('what cannot be done is answered with the way out, and ends with 1', async () => {
  const home = scratchFolder();
  const rytmi = (...args: string[]): Promise<Finished> =>
    runRytmi(args, { DATABASE_URL: url, RYTMI_DIR: home, RYTMI_SECRET: 'x'.repeat(40) });
  const kind = await rytmi('import', 'clients', 'x.csv');
  expect(kind.code).toBe(1);
  expect(kind.stderr).toContain('customers, contacts, products, orders, complaints');
  const file = await rytmi('import', 'customers', join(home, 'absent.csv'));
  expect(file.code).toBe(1);
  expect(file.stdout + file.stderr).toContain('ENOENT');
  const run = await rytmi('imports', 'show', '999');
  expect(run.code).toBe(1);
  expect(run.stderr).toContain('rytmi imports list');
}, 120_000);
