import { beforeEach, describe, expect, test, vi } from 'vitest';
import { DEFAULT_CARE_MODEL } from '../../src/decisions/care-model.ts';
import { replayRunTable } from '../../src/nurture/backtest/replay-run-table.ts';
import { readCareModel, saveCareModel } from '../../src/nurture/care-model-store.ts';
import { careModelForm } from '../support/care-model-form.ts';
import { startConsole } from '../support/console-app.ts';
import { emptyDatabase } from '../support/seed.ts';
import { seedDueCustomers } from '../support/seed-due-customers.ts';
import { OWN_FORM } from '../support/sign-in-staff.ts';
import { day } from '../support/story.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const owner = await startConsole(db, { as: ['owner'] });
const send = careModelForm(owner, db);
/** The console's own day. */
const TODAY = day('2011-06-15');
/** A replay starts threads. */
const PATIENCE = { timeout: 60_000, interval: 100 };

beforeEach(() => emptyDatabase(db));

const open = (url: string) => owner.inject({ method: 'GET', url, headers: { host: 'localhost:3000' } });

describe('a trial', () => {
  test('replays the last eight weeks in the background and says what would change, before anything holds', async () => {
    await seedDueCustomers(db, 20, TODAY);
    const without = DEFAULT_CARE_MODEL.kindsOn.filter((kind) => kind !== 'reorder-reminder');
    const answer = await send('/console/care-model/trials', { kindsOn: [...without] });
    const address = String(answer.headers.location);
    expect(address).toMatch(/^\/console\/care-model\/trials\/[0-9a-f-]{36}$/);
    const first = await open(address);
    expect(first.body).toContain('hx-trigger="every 1s"');
    expect(first.body).toContain('http-equiv="refresh"');
    const done = await vi.waitFor(async () => {
      const page = await open(address);
      expect(page.body).toContain('With this, ');
      return page;
    }, PATIENCE);
    expect(done.body).toMatch(/With this, \d+ fewer mails and .+ calls? a week\./);
    expect(done.body).toContain('Reminder of usual items');
    expect(done.body).not.toContain('http-equiv="refresh"');
    expect((await readCareModel(db)).settings.kindsOn).toContain('reorder-reminder');
    const saved = await owner.inject({
      method: 'POST',
      url: `${address}/save`,
      headers: OWN_FORM,
      payload: '',
    });
    expect(saved.headers.location).toBe('/console/care-model?told=saved');
    expect((await readCareModel(db)).settings.kindsOn).not.toContain('reorder-reminder');
  }, 90_000);

  test('can be taken up again where it was left', async () => {
    const answer = await send('/console/care-model/trials', { itemsPerMessage: '3' });
    const id = String(answer.headers.location).split('/').at(-1);
    const { body } = await open(`/console/care-model?trial=${id}`);
    expect(body).toMatch(/name="itemsPerMessage"[^>]*value="3"/);
  });

  test('of a page older than what a colleague has saved is refused, and keeps what was typed', async () => {
    const { settings } = await readCareModel(db);
    await saveCareModel(db, { ...settings, mode: 'approve' }, 'Matti');
    const { statusCode, body } = await send('/console/care-model/trials', {
      version: '1',
      itemsPerMessage: '5',
    });
    expect(statusCode).toBe(409);
    expect(body).toContain('Somebody else has saved');
    expect(body).toMatch(/name="itemsPerMessage"[^>]*value="5"/);
    expect(await db.select().from(replayRunTable)).toEqual([]);
  });

  test('taken up after a colleague has saved does not overwrite what the colleague saved', async () => {
    const answer = await send('/console/care-model/trials', { itemsPerMessage: '3' });
    const id = String(answer.headers.location).split('/').at(-1);
    const { settings } = await readCareModel(db);
    await saveCareModel(db, { ...settings, mode: 'approve' }, 'Matti');
    const { body } = await open(`/console/care-model?trial=${id}`);
    const version = /name="version" value="(\d+)"/.exec(body)?.[1] ?? '';
    expect(version).toBe('1');
    const saved = await send('/console/care-model', { version, mode: settings.mode, itemsPerMessage: '3' });
    expect(saved.statusCode).toBe(409);
    expect((await readCareModel(db)).settings.mode).toBe('approve');
  });

  test('that died with its program is not waited for', async () => {
    const answer = await send('/console/care-model/trials', { itemsPerMessage: '3' });
    const address = String(answer.headers.location);
    await vi.waitFor(async () => {
      const [run] = await db.select().from(replayRunTable);
      expect(run?.state).toBe('done');
    }, PATIENCE);
    await db.update(replayRunTable).set({ state: 'running', heardAt: new Date('2011-06-15T08:00:00Z') });
    const { body } = await open(address);
    expect(body).toContain('was stopped before it was done');
    expect(body).not.toContain('hx-trigger');
  }, 90_000);
});
