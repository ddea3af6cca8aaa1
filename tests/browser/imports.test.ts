import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { auditEntryTable } from '../../src/staff/audit/audit-table.ts';
import { startChromium } from '../support/chromium.ts';
import { startConsole } from '../support/console-app.ts';
import { findBarriers } from '../support/find-barriers.ts';
import { idleWorker } from '../support/idle-worker.ts';
import { createTestDatabase } from '../support/test-database.ts';

const PICTURES = process.env.CONSOLE_PICTURES;
const SECRETS = ['a secret of thirty-two characters or more'] as const;

const { db } = await createTestDatabase();
const worker = idleWorker(db, SECRETS);
const desk = { ...worker, isAwake: true };
const app = await startConsole(db, {
  as: ['administrator'],
  uploads: worker.uploads,
  wakeWorker: async () => {
    if (desk.isAwake) await worker.wakeWorker();
  },
});
const site = await app.listen({ host: '127.0.0.1', port: 0 });
const browser = await startChromium();

const CUSTOMERS = [
  'Asiakasnro;Asiakkaan nimi;Postitoimipaikka;Toimiala;Henkilöstö;Myyjä;Viimeksi käyty',
  '10021;Kahvila Aamunkoi Oy;Turku;56.30;4;;3.2.2026',
  '10022;Leipomo Kultakuori;Oulu;10.71;12;Liisa Laine;11.2.2026',
  '10023;;Espoo;47.76;2;;17.1.2026',
  '10024;Kukkakauppa Orvokki;Vantaa;47.76;kolme;;2.3.2026',
  '10025;Café Nordström & Söner;Ekenäs;56.30;6;;9.3.2026',
].join('\r\n');
const CORRECTED = [
  'Asiakasnro;Asiakkaan nimi;Postitoimipaikka',
  '10021;Kahvila Aamunkoi Oy;Naantali',
  '10022;Leipomo Kultakuori;Oulu',
  '10030;Hotelli Rantakulma;Hanko',
].join('\n');

async function look(page: Page, name: string): Promise<void> {
  for (const [width, colorScheme] of [
    [1280, 'light'],
    [1280, 'dark'],
    [390, 'light'],
    [390, 'dark'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    if (PICTURES)
      await page.screenshot({ path: `${PICTURES}/${name}-${width}-${colorScheme}.png`, fullPage: true });
    expect(await findBarriers(page), name).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth'), name).toBeLessThanOrEqual(width);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.emulateMedia({ colorScheme: 'light' });
}

async function bring(
  page: Page,
  name: string,
  text: string,
  encoding: BufferEncoding = 'utf8',
): Promise<void> {
  await page.goto(`${site}/console/imports`);
  await page.getByLabel('customers').check();
  await page
    .locator('input[name="file"]')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text, encoding) });
  await page.getByRole('button', { name: 'Look at the file' }).click();
}

async function names(): Promise<string[]> {
  const { rows } = await db.$client.query('select name from customer order by external_id');
  return rows.map(({ name }) => name);
}

test('an import with bad rows is tried, brought in, mended and undone', async () => {
  const page = await browser.newPage();
  const refused: string[] = [];
  page.on('console', (line) => {
    if (/Content Security Policy|Refused/.test(line.text())) refused.push(line.text());
  });
  await page.goto(`${site}/console/imports`);
  await look(page, 'imports-empty');

  await bring(page, 'asiakkaat.csv', CUSTOMERS, 'latin1');
  expect(await page.getByLabel('Characters').inputValue()).toBe('windows-1252');
  expect(await page.getByLabel('Asiakasnro: Means').inputValue()).toBe('id');
  expect(await page.getByLabel('Viimeksi käyty: Means').inputValue()).toBe('');
  await look(page, 'imports-mapping');
  await page.getByLabel('Keep this way of reading').fill('ERP');
  desk.isAwake = false;
  await page.getByRole('button', { name: 'Try it out' }).click();
  await page.getByRole('heading', { name: 'Trying the file' }).waitFor();
  await look(page, 'imports-progress');
  // The page notices by itself that a worker has done it.
  desk.isAwake = true;
  await worker.wakeWorker();
  await page.getByRole('heading', { name: 'This is what would happen' }).waitFor();
  await page.getByText('Henkilöstö “kolme”: This is no number.').waitFor();
  expect(await names()).toEqual([]);
  await look(page, 'imports-trial');

  await page.getByRole('button', { name: 'Bring in 3 rows' }).click();
  await page.getByRole('heading', { name: '2 rows to mend' }).waitFor();
  await look(page, 'imports-rejects');
  const line4 = page.getByRole('form', { name: 'Line 4' });
  await line4.getByLabel('Asiakkaan nimi').fill('Baari Ilta');
  await line4.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('Line 4 is in.').waitFor();
  const line5 = page.getByRole('form', { name: 'Line 5' });
  await line5.getByLabel('Henkilöstö').fill('3');
  await line5.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('Every rejected row has been mended.').waitFor();
  expect(await names()).toHaveLength(5);

  await bring(page, 'korjatut.csv', CORRECTED);
  await page.getByRole('button', { name: 'Try it out' }).click();
  await page.getByText('town: Turku → Naantali').waitFor();
  await look(page, 'imports-changes');
  await page.getByRole('button', { name: 'Bring in 2 rows' }).click();
  await page.getByText('Every row came in.').waitFor();
  await page.getByText('Undo this import').click();
  await page.getByRole('button', { name: /^Undo import/ }).click();
  await page.getByText(/is undone: 1 row removed, 1 row put back/).waitFor();
  await look(page, 'imports-undone');
  expect(await names()).not.toContain('Hotelli Rantakulma');
  await page.goto(`${site}/console/imports`);
  await look(page, 'imports-list');
  expect(refused).toEqual([]);
  const kinds = (await db.select().from(auditEntryTable)).map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === 'import-run' || kind === 'import-undone')).toEqual([
    ...['import-run', 'import-run', 'import-run', 'import-run', 'import-undone'],
  ]);
  await page.close();
}, 120_000);

test('all of it goes without a script', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await bring(page, 'lisaa.csv', 'Asiakasnro;Nimi\n20001;Ravintola Saaristo\n');
  desk.isAwake = false;
  await page.getByRole('button', { name: 'Try it out' }).click();
  desk.isAwake = true;
  await worker.wakeWorker();
  await page.getByRole('link', { name: 'Look again' }).click();
  await page.getByRole('button', { name: 'Bring in 1 row' }).click();
  expect(await names()).toContain('Ravintola Saaristo');
  await page.getByText('Undo this import').click();
  await page.getByRole('button', { name: /^Undo import/ }).click();
  expect(await names()).not.toContain('Ravintola Saaristo');
  await context.close();
});
