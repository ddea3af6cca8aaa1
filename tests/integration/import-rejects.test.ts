import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { exportRejects } from '../../src/orders/export-rejects.ts';
import { findRun, listRuns } from '../../src/orders/import-run-store.ts';
import { listRejects } from '../../src/orders/reject-store.ts';
import { speakerFor } from '../../src/words/speaker.ts';
import { createImporter, orderLines } from '../support/import-text.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db, url } = await createTestDatabase();
const { take, profile, write } = createImporter(db);
const CREATING = profile('orders', { createCustomers: true, createProducts: true });
const HEADER = 'order,customer,product,date,quantity,price';
const IMPORT_AND_DIE = fileURLToPath(new URL('../support/import-and-die.ts', import.meta.url));

beforeEach(async () => {
  await db.$client.query('truncate order_line, customer_order, product, customer, import_run cascade');
});

async function exported(runId: number): Promise<string> {
  const run = await findRun(db, runId);
  if (!run) throw new Error('no such run');
  return exportRejects(run, await listRejects(db, runId, 10_000), speakerFor('en'));
}

test('bad rows of every kind are rejected with line, column, value and reason, and spoil nothing', async () => {
  const file = [
    HEADER,
    'T1,K1,P1,2011-01-02,1,1',
    'T2,K1,P1,2011-01-02',
    'T3,K1,P1,2011-01-02,1,1,surplus',
    'T4,K1,"P1,2011-01-02,1,1',
    'T5,K1,P1,2011-02-30,many,1',
    'T6,K1,P\0,2011-01-02,1,1',
    'T7,K1,P1,2011-01-02,1,1',
    '',
    'T8,K1,P1,2011-01-02,1,1,,',
  ].join('\n');
  const report = await take('orders', file, { profile: CREATING });
  expect(report).toMatchObject({ read: 8, accepted: 3, rejected: 5, added: 3 });
  expect(report.rejects.map(({ line, column, value, reason }) => [line, column, value, reason])).toEqual([
    [3, null, null, 'short-row'],
    [4, null, null, 'long-row'],
    [5, null, null, 'unreadable'],
    [6, 'date', '2011-02-30', 'not-a-day'],
    [6, 'quantity', 'many', 'not-a-number'],
    [7, null, null, 'zero-byte'],
  ]);
  expect((await orderLines(db)).map((line) => line.split(' ')[2])).toEqual(['T1', 'T7', 'T8']);
});

test('of 200 malformed rows among good ones every single one is accounted for', async () => {
  const rows = Array.from({ length: 1_000 }, (_, index) => {
    if (index % 5 !== 0) return `T${index},K${index % 9},P${index % 13},2011-01-02,1,1`;
    return [
      `T${index},K1`,
      `T${index},K1,"P,2011-01-02,1,1`,
      `T${index},K1,P1,x,1,1`,
      `T${index},"K"1,P1,2011-01-02,1,1`,
    ][(index / 5) % 4];
  });
  const report = await take('orders', [HEADER, ...rows].join('\r\n'), { profile: CREATING });
  expect(report).toMatchObject({ read: 1_000, accepted: 800, rejected: 200, added: 800 });
  const rejects = await listRejects(db, report.runId, 10_000);
  expect(new Set(rejects.map(({ line }) => line))).toEqual(
    new Set(Array.from({ length: 200 }, (_, n) => n * 5 + 2)),
  );
  expect(rejects.every(({ reason, record }) => reason !== '' && record !== '')).toBe(true);
});

test('accepted and rejected rows are together the rows read, whatever a file holds', async () => {
  const cell = fc.constantFrom('T1', 'K1', '2011-01-02', '1', '', '"', '"a"', 'x"y', '\0', ' ', '-3,5', 'ä');
  const row = fc.array(cell, { minLength: 1, maxLength: 8 }).map((cells) => cells.join(','));
  const end = fc.constantFrom('\n', '\r\n', '\n\n');
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(row, end), { maxLength: 30 }), async (rows) => {
      const file = `${HEADER}\n${rows.map(([text, lineEnd]) => text + lineEnd).join('')}`;
      const report = await take('orders', file, { profile: CREATING });
      expect(report.state).toBe('done');
      expect(report.accepted + report.rejected).toBe(report.read);
      expect(report.leftOut + report.added + report.changed + report.unchanged).toBe(report.accepted);
      const kept = await listRejects(db, report.runId, 1_000);
      expect(new Set(kept.map(({ line }) => line)).size).toBe(report.rejected);
    }),
    { numRuns: 60 },
  );
});

test('exported rejects can be mended and imported, and no cell is a formula', async () => {
  const file = `${HEADER}\nT1,K1,P1,2.13.2011,-2,1\n=cmd(),K1,P1,never,1,1\n`;
  const report = await take('orders', file, { profile: CREATING });
  const csv = await exported(report.runId);
  expect(csv).toContain('"order","customer","product","date","quantity","price","rytmi_line","rytmi_reason"');
  expect(csv).toContain(`"T1","K1","P1","2.13.2011","-2","1","2","date “2.13.2011”: `);
  expect(csv).toContain(`"'=cmd()"`);
  const mended = csv.replace('2.13.2011', '2.12.2011').replace('never', '2011-01-02');
  expect(await take('orders', mended, { profile: CREATING })).toMatchObject({
    read: 2,
    accepted: 2,
    rejected: 0,
  });
  expect(await orderLines(db)).toEqual(['K1 P1 =cmd() 2011-01-02 1 1 100', 'K1 P1 T1 2011-12-02 1 -2 -200']);
});

test('rejects are told in the reader’s language', async () => {
  const report = await take('orders', `${HEADER}\nT1\n`, { profile: CREATING });
  for (const language of ['en', 'fi', 'sv'] as const) {
    const run = await findRun(db, report.runId);
    const rejects = await listRejects(db, report.runId, 10);
    expect(run && exportRejects(run, rejects, speakerFor(language))).toContain('1 < 6');
  }
});

test('an import that is killed leaves nothing but its name, and running it again brings all', async () => {
  const rows = Array.from(
    { length: 20_000 },
    (_, index) => `T${index},K${index % 50},P${index % 70},2011-01-02,1,1`,
  );
  const path = write(`${[HEADER, ...rows].join('\n')}\n`);
  const killed = spawnSync(process.execPath, ['--import', 'tsx', IMPORT_AND_DIE, url, path, CREATING]);
  expect(killed.signal).toBe('SIGKILL');
  const report = await take('orders', '', { path, profile: CREATING });
  expect(report).toMatchObject({ read: 20_000, added: 20_000 });
  expect((await listRuns(db, 10)).map(({ state }) => state)).toEqual(['done', 'interrupted']);
  expect(await orderLines(db)).toHaveLength(20_000);
});

test('an import that is still running is not taken for a dead one', async () => {
  const rows = Array.from({ length: 30_000 }, (_, index) => `T${index},K1,P1,2011-01-02,1,1`);
  const seen: Promise<string[]>[] = [];
  await take('orders', [HEADER, ...rows].join('\n'), {
    profile: CREATING,
    onProgress: () => seen.push(listRuns(db, 10).then((runs) => runs.map(({ state }) => state))),
  });
  expect(await seen[0]).toEqual(['running']);
  expect((await listRuns(db, 10)).map(({ state }) => state)).toEqual(['done']);
});
