import type { FastifyInstance } from 'fastify';
import { beforeEach, describe, expect, test } from 'vitest';
import { SETTINGS } from '../../src/console/care-model/settings.ts';
import { type CareModel, DEFAULT_CARE_MODEL } from '../../src/decisions/care-model.ts';
import { readCareModel, saveCareModel } from '../../src/nurture/care-model-store.ts';
import { careModelTable } from '../../src/nurture/review-run-table.ts';
import { auditEntryTable } from '../../src/staff/audit/audit-table.ts';
import { careModelForm } from '../support/care-model-form.ts';
import { startConsole } from '../support/console-app.ts';
import { emptyDatabase } from '../support/seed.ts';
import { OWN_FORM } from '../support/sign-in-staff.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const owner = await startConsole(db, { as: ['owner'] });
const send = careModelForm(owner, db);
const care = await startConsole(db, { as: ['care'] });

beforeEach(() => emptyDatabase(db));

const open = async (url: string, app: FastifyInstance = owner) =>
  app.inject({ method: 'GET', url, headers: { host: 'localhost:3000' } });

describe('the page', () => {
  test('shows every setting with its default, its unit and what it does', async () => {
    const { body, statusCode } = await open('/console/care-model');
    expect(statusCode).toBe(200);
    for (const { name } of SETTINGS) expect(body).toContain(`id="${name}-means"`);
    expect(body).toContain('Default: 8 calls');
    expect(body).toContain('The morning list is cut to this');
    expect(body).toContain('Version 1 holds, saved by Rytmi');
  });

  test('has a place for every setting that people set', () => {
    const leaves = (part: unknown, path: string): string[] =>
      typeof part === 'object' && part !== null && !Array.isArray(part)
        ? Object.entries(part).flatMap(([key, inner]) => leaves(inner, path ? `${path}.${key}` : key))
        : [path];
    const missing = leaves(DEFAULT_CARE_MODEL, '').filter(
      (name) => name !== 'holdOut.salt' && !SETTINGS.some((setting) => setting.name === name),
    );
    expect(missing).toEqual([]);
  });

  test('whoever may not change it reads it', async () => {
    const { body } = await open('/console/care-model', care);
    expect(body).toContain('Calls a person can make a day');
    expect(body).not.toContain('<input');
    expect(body).not.toContain('Save at once');
  });
});

describe('saving', () => {
  test('makes a new version, says who changed what, and leaves all else as it was', async () => {
    const before = await readCareModel(db);
    const answer = await send('/console/care-model', {
      'calls.perPersonPerDay': '12',
      'holdOut.share': '12,5',
    });
    expect(answer.headers.location).toBe('/console/care-model?told=saved');
    const after = await readCareModel(db);
    expect(after.version).toBe(2);
    expect(after.settings).toMatchObject({
      calls: { ...before.settings.calls, perPersonPerDay: 12 },
      holdOut: { share: 0.125, salt: before.settings.holdOut.salt },
      pace: before.settings.pace,
      signals: before.settings.signals,
    });
    const [entry] = await db.select().from(auditEntryTable);
    expect(entry).toMatchObject({
      kind: 'care-model-saved',
      by: 'Tove Testaaja',
      before: { 'calls.perPersonPerDay': 8, 'holdOut.share': 0.2 },
      after: { 'calls.perPersonPerDay': 12, 'holdOut.share': 0.125 },
    });
  });

  test('with nothing changed saves nothing', async () => {
    const answer = await send('/console/care-model');
    expect(answer.headers.location).toBe('/console/care-model?told=same');
    expect((await readCareModel(db)).version).toBe(1);
  });

  test('says of each wrong field what is wrong with it, and keeps what was typed', async () => {
    const wrong = {
      'calls.perPersonPerDay': 'plenty',
      'holdOut.share': '140',
      'sending.toHour': '6',
      closures: '2011-12-24 – 2011-12-20',
      daysBetweenMessages: '21',
    };
    const { statusCode, body } = await send('/console/care-model', wrong);
    expect(statusCode).toBe(422);
    expect(body).toContain('4 settings need a look');
    expect(body).toContain('Give a whole number from 0 to 200.');
    expect(body).toContain('It must lie between 0 and 100.');
    expect(body).toContain('It must lie between 9 and 24.');
    expect(body).toContain('cannot be read');
    expect(body).toMatch(/name="calls.perPersonPerDay"[^>]*value="plenty"/);
    expect(body).toMatch(/name="daysBetweenMessages"[^>]*value="21"/);
    expect((await readCareModel(db)).version).toBe(1);
  });

  test('what somebody else has saved meanwhile is not overwritten', async () => {
    const { settings } = await readCareModel(db);
    await saveCareModel(db, { ...settings, mode: 'approve' }, 'Matti');
    const { statusCode, body } = await send('/console/care-model', { version: '1', itemsPerMessage: '5' });
    expect(statusCode).toBe(409);
    expect(body).toContain('Somebody else has saved');
    expect(body).toMatch(/name="itemsPerMessage"[^>]*value="5"/);
    expect((await readCareModel(db)).version).toBe(2);
  });
});

describe('versions', () => {
  test('say who saved them and what they changed, and lead back', async () => {
    await send('/console/care-model', { 'calls.perPersonPerDay': '12' });
    const { body } = await open('/console/care-model/versions');
    expect(body).toContain('Version 2');
    expect(body).toMatch(/<del>8 calls<\/del>.*<ins>12 calls<\/ins>/s);
    expect(body).toContain('/console/care-model?version=1');
    const back = await open('/console/care-model?version=1');
    expect(back.body).toContain('These are the settings of version 1');
    expect(back.body).toMatch(/name="calls.perPersonPerDay"[^>]*value="8"/);
  });
});

describe('after an upgrade', () => {
  /** As a version stored it that knew fewer kinds. */
  async function storeOld(): Promise<void> {
    const kindsOn = ['reorder-reminder', 'check-in'];
    const settings = {
      ...DEFAULT_CARE_MODEL,
      kindsOn,
      holdOut: { share: 0.2, salt: 'a salt of old' },
    } as unknown as CareModel;
    await db.insert(careModelTable).values({ version: 1, settings, author: 'Rytmi' });
  }

  test('kinds that are new stand there switched off, and one press switches one on', async () => {
    await storeOld();
    const { body } = await open('/console/care-model');
    expect(body).toContain('New, switched off');
    expect(body).toMatch(/<button[^>]*value="first-weeks"/);
    expect(body).not.toMatch(/<button[^>]*value="welcome"/);
    const press = (kind: string) =>
      owner.inject({
        method: 'POST',
        url: '/console/care-model/kinds',
        headers: OWN_FORM,
        payload: `kind=${kind}`,
      });
    expect((await press('first-weeks')).headers.location).toBe('/console/care-model?told=switched');
    const { settings } = await readCareModel(db);
    expect(settings.kindsOn).toEqual(['reorder-reminder', 'first-weeks', 'check-in']);
    expect(settings.stages.new).toContain('first-weeks');
    const after = (await open('/console/care-model')).body;
    expect(after).not.toMatch(/<button[^>]*value="first-weeks"/);
    expect(after).toMatch(/<button[^>]*value="welcome-back"/);
    // What somebody left off on purpose is not switched on by an old page.
    await press('welcome');
    expect((await readCareModel(db)).settings.kindsOn).not.toContain('welcome');
  });

  test('whoever saves the page has seen them all', async () => {
    await storeOld();
    await send('/console/care-model', { itemsPerMessage: '3' });
    expect((await open('/console/care-model')).body).not.toContain('New, switched off');
  });
});
