import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeEach, expect, test } from 'vitest';
import { auditEntryTable } from '../../src/staff/audit/audit-table.ts';
import { startConsole } from '../support/console-app.ts';
import { idleWorker } from '../support/idle-worker.ts';
import { orderLines } from '../support/import-text.ts';
import { emptyDatabase } from '../support/seed.ts';
import { OWN_FORM } from '../support/sign-in-staff.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const worker = idleWorker(db, ['a secret of thirty-two characters or more']);
const app = await startConsole(db, { as: ['administrator'], ...worker });

beforeEach(async () => {
  await emptyDatabase(db);
  for (const name of readdirSync(worker.uploads)) rmSync(join(worker.uploads, name));
});

/** Sends a file as a browser would: fields first. */
function send(kind: string, content: string | Buffer, name = 'export.csv', mends?: string) {
  const field = (key: string, value: string) =>
    `--b\r\nContent-Disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`;
  const head = `${mends ? field('mends', mends) : field('kind', kind)}--b\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: text/csv\r\n\r\n`;
  return app.inject({
    method: 'POST',
    url: '/console/imports',
    headers: { ...OWN_FORM, 'content-type': 'multipart/form-data; boundary=b' },
    payload: Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from('\r\n--b--\r\n')]),
  });
}

function post(url: string, form: Record<string, string> = {}) {
  return app.inject({
    method: 'POST',
    url,
    headers: OWN_FORM,
    payload: new URLSearchParams(form).toString(),
  });
}

async function page(url: string): Promise<string> {
  const answer = await app.inject({ url });
  if (answer.statusCode === 303) return page(String(answer.headers.location));
  return answer.body.replaceAll('&quot;', '"');
}

/** What the form of a mapping page would send as it stands. */
function formOf(html: string): Record<string, string> {
  const selects = [...html.matchAll(/<select name="([^"]+)".*?<\/select>/gs)].map(
    ([select, name]) =>
      [
        name ?? '',
        /<option (?:selected )?value="([^"]*)"(?: selected)?(?<=selected.*)>/.exec(select)?.[1] ?? '',
      ] as const,
  );
  const checked = [...html.matchAll(/<input type="checkbox" name="([^"]+)"[^>]* checked/g)].map(
    ([, name]) => [name ?? '', 'yes'] as const,
  );
  return Object.fromEntries([...selects, ...checked]);
}

/** Brings a file in as it was guessed; answers where that ended. */
async function bringIn(kind: string, content: string | Buffer, name?: string): Promise<string> {
  const file = String((await send(kind, content, name)).headers.location);
  await post(`${file}/read`, { ...formOf(await page(file)), do: 'try' });
  await post(`${file}/import`);
  return String((await app.inject({ url: file })).headers.location);
}

async function count(table: string): Promise<number> {
  const { rows } = await db.$client.query(`select count(*)::int as n from ${table}`);
  return rows[0].n;
}

const CUSTOMERS =
  'Asiakasnro;Asiakkaan nimi;Paikkakunta;Perustettu\nK1;Kahvila Aamu;Turku;1\nK2;;Oulu;2\nK3;Baari Yö;Oulu;3\n';

test('an import with bad rows is mended in the page, and undone', async () => {
  const run = await bringIn('customers', CUSTOMERS);
  expect(await count('customer')).toBe(2);
  const shown = await page(run);
  expect(shown).toContain('Asiakkaan nimi is empty: A value is needed here.');
  expect(shown).toContain('name="cell.0" value="K2"');
  const still = await post(`${run}/mend`, { line: '3', 'cell.0': 'K2', 'cell.1': ' ', 'cell.2': 'Oulu' });
  expect(still.statusCode).toBe(422);
  expect(still.body).toContain('Line 3 is still wrong.');
  await post(`${run}/mend`, { line: '3', 'cell.0': 'K2', 'cell.1': 'Baari Ilta', 'cell.2': 'Oulu' });
  expect(await count('customer')).toBe(3);
  expect(await page(run)).toContain('Every rejected row has been mended.');
  const undone = await post(`${run}/undo`);
  expect(undone.body).toContain('is undone: 3 rows removed');
  expect(await count('customer')).toBe(0);
  const kinds = (await db.select().from(auditEntryTable)).map(({ kind }) => kind);
  expect(kinds).toEqual(['import-file-sent', 'import-run', 'import-run', 'import-undone']);
});

test('rejects are downloaded, mended and brought back as a file, and undone with the rest', async () => {
  const run = await bringIn('customers', CUSTOMERS);
  const download = await app.inject({ url: `${run}/rejects` });
  expect(download.headers['content-disposition']).toContain('attachment');
  const mended = download.body.replace('"K2";""', '"K2";"Baari Ilta"');
  const file = String((await send('', mended, 'mended.csv', run.split('/').at(-1))).headers.location);
  await post(`${file}/read`, { ...formOf(await page(file)), do: 'try' });
  await post(`${file}/import`);
  expect(await page(file)).toContain('Every rejected row has been mended.');
  expect(await count('customer')).toBe(3);
  await post(`${run}/undo`);
  expect(await count('customer')).toBe(0);
});

test('nothing is kept before somebody says so, and the preview tells what would be new, changed and rejected', async () => {
  await bringIn('customers', 'Asiakasnro;Nimi;Kaupunki\nK1;Kahvila Aamu;Turku\n');
  const file = String(
    (await send('customers', 'Asiakasnro;Nimi;Kaupunki\nK1;Kahvila Aamu;Espoo\nK9;Uusi;Oulu\nK8;;\n')).headers
      .location,
  );
  const form = formOf(await page(file));
  expect(form).toMatchObject({
    'column.0': 'id',
    'column.1': 'name',
    'column.2': 'city',
    delimiter: 'semicolon',
  });
  await post(`${file}/read`, { ...form, do: 'try' });
  const preview = await page(file);
  expect(preview).toContain('town: Turku → Espoo');
  expect(preview).toContain('K9 Uusi Oulu');
  expect(preview).toContain('Nimi is empty: A value is needed here.');
  expect(preview).toContain('Bring in 2 rows');
  expect(await count('customer')).toBe(1);
  await post(`${file}/discard`);
  expect(readdirSync(worker.uploads)).toEqual([]);
});

test('a file in the old Windows code page is known as such, packed as well', async () => {
  const bytes = Buffer.from('Asiakasnro;Nimi\nK1;Mäkelä & Söner\n', 'latin1');
  await bringIn('customers', gzipSync(bytes), 'vanha.csv.gz');
  const { rows } = await db.$client.query('select name from customer');
  expect(rows).toEqual([{ name: 'Mäkelä & Söner' }]);
});

test('orders make the customers and products they name, with decimals and days as the file writes them', async () => {
  await bringIn(
    'orders',
    'Tilausnro;Tilauspvm;Asiakasnro;Asiakas;Tuotenro;Tuote;Kpl;À-hinta\nT1;3.2.2026;K1;Aamu;P1;Kahvi;1,5;10,00\n',
  );
  expect(await orderLines(db)).toEqual(['K1 P1 T1 2026-02-03 1 1.5 1500']);
});

test('what is missing is said in words, and the file is not tried before it is there', async () => {
  const file = String((await send('customers', 'Väri;Nimi\nsininen;Aamu\n')).headers.location);
  expect(await page(file)).toContain('Still missing: customer number.');
  await post(`${file}/read`, { ...formOf(await page(file)), do: 'try' });
  expect(await page(file)).toContain('Still missing: customer number.');
  await post(`${file}/read`, { ...formOf(await page(file)), 'column.0': 'id', do: 'try' });
  expect(await page(file)).toContain('Bring in 1 row');
});

test('a way of reading kept under a name is offered, and taken for the next file with the same columns', async () => {
  const text = 'Väri;Sana\nsininen;Aamu\n';
  const file = String((await send('customers', text)).headers.location);
  const form = formOf(await page(file));
  await post(`${file}/read`, {
    ...form,
    'column.0': 'id',
    'column.1': 'name',
    saveAs: 'Väritiedosto',
    do: 'try',
  });
  const next = await page(String((await send('customers', text)).headers.location));
  expect(formOf(next)).toMatchObject({ 'column.0': 'id', 'column.1': 'name' });
  expect(next).toContain('Väritiedosto');
});

test.each([
  ['an empty file', '', 'no header'],
  ['a file of zeros', Buffer.alloc(5_000), 'no text'],
  [
    'a picture',
    Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 10]), Buffer.alloc(9), Buffer.alloc(99, 200)]),
    'no text',
  ],
  ['a line without end', 'x'.repeat(2 * 1024 * 1024), 'has no end within 1 MB'],
  ['rows without a header', '1;2.1.2026;3\n2;3.1.2026;4\n', 'no header'],
  ['what is no gzip', 'a;b\n', 'no whole gzip'],
])('%s is refused in words, and nothing of it is kept', async (what, content, words) => {
  const answer = await send('orders', content, what.includes('gzip') ? 'x.csv.gz' : 'x.csv');
  expect(answer.statusCode).toBe(422);
  expect(answer.body).toContain(words);
  expect(readdirSync(worker.uploads)).toEqual([]);
});

test('a form without a file is answered in words', async () => {
  expect((await post('/console/imports', { kind: 'orders' })).body).toContain('Choose a file first.');
  expect((await send('nonsense', 'a;b\n')).body).toContain('Say first what the file holds.');
});

test('of two presses at once the file comes in once', async () => {
  const file = String((await send('customers', 'Asiakasnro;Nimi\nK1;Aamu\n')).headers.location);
  await post(`${file}/read`, { ...formOf(await page(file)), do: 'try' });
  await Promise.all([post(`${file}/import`), post(`${file}/import`)]);
  const { rows } = await db.$client.query('select count(*)::int as n from import_run where not dry_run');
  expect(rows).toEqual([{ n: 1 }]);
  expect(readdirSync(worker.uploads)).toEqual([]);
});

test('the name for a way of reading stays while one looks how else to read the file, and is kept when it is tried', async () => {
  const file = String((await send('customers', CUSTOMERS)).headers.location);
  const form = { ...formOf(await page(file)), saveAs: 'Our till & shop' };
  const looked = await post(`${file}/read`, { ...form, do: 'look' });
  expect(await page(String(looked.headers.location))).toContain('value="Our till &amp; shop"');
  await post(`${file}/read`, { ...form, do: 'try' });
  expect((await changes()).at(-1)).toMatchObject({
    ...{ kind: 'import-profile-saved', subjects: { importProfile: ['Our till & shop'] } },
    ...{ before: null, after: { kind: 'customers' } },
  });
});

test('a file that is being brought in is not discarded and not said to be, and each other discard is on record', async () => {
  const file = String((await send('customers', CUSTOMERS)).headers.location);
  const id = Number(file.split('/').at(-1));
  await db.$client.query(`update import_upload set state = 'importing'`);
  expect((await post(`${file}/discard`)).headers.location).toBe(file);
  expect(await count('import_upload')).toBe(1);
  await db.$client.query(`update import_upload set state = 'tried'`);
  expect((await post(`${file}/discard`)).headers.location).toBe('/console/imports?told=gone');
  expect(await count('import_upload')).toBe(0);
  const subjects = { importFile: [id] };
  expect(await changes()).toMatchObject([
    { kind: 'import-file-sent', subjects, after: { kind: 'customers' } },
    { kind: 'import-file-discarded', subjects, before: { kind: 'customers' } },
  ]);
});

test('all rejected rows are counted, however many have several faults or are mended', async () => {
  const rows = Array.from({ length: 700 }, (_, i) => `K${i};;Oulu;x`).join('\n');
  const run = await bringIn('customers', `Asiakasnro;Asiakkaan nimi;Paikkakunta;Perustettu\n${rows}\n`);
  expect(await page(run)).toContain('700 rows');
  const id = Number(run.split('/').at(-1));
  await db.$client.query(`update import_reject set mended_by = $1 where line <= 600`, [id]);
  const later = await page(run);
  expect(later).toContain('101 rows');
  expect(later.match(/name="line"/g)).toHaveLength(50);
});

const changes = () => db.select().from(auditEntryTable).orderBy(auditEntryTable.id);
