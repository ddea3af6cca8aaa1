import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { auditEntryTable } from '../../src/staff/audit/audit-table.ts';
import { recordChange } from '../../src/staff/audit/record-change.ts';
import { startConsole } from '../support/console-app.ts';
import { tellConsoleStory } from '../support/console-story.ts';
import { emptyDatabase } from '../support/seed.ts';
import { seenOn } from '../support/seen-on.ts';
import { OWN_FORM } from '../support/sign-in-staff.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const app = await startConsole(db);
const now = () => new Date('2011-06-15T09:00:00Z');
const liisa = { staffId: null, name: 'Liisa' };

beforeEach(() => emptyDatabase(db));

const entries = () => db.select().from(auditEntryTable).orderBy(auditEntryTable.id);
const post = (url: string, form: Record<string, string>) =>
  app.inject({ method: 'POST', url, payload: new URLSearchParams(form).toString(), headers: OWN_FORM });
const get = async (url: string) => (await app.inject({ url, headers: OWN_FORM })).body;
const record = (count: number, name = 'Liisa') =>
  Promise.all(
    Array.from({ length: count }, () =>
      recordChange({ db, now }, { by: { ...liisa, name }, kind: 'messages-released', subjects: {} }),
    ),
  );

describe('an entry', () => {
  test.each([
    ['changed', 'update audit_entry set "by" = \'somebody else\''],
    ['deleted', 'delete from audit_entry'],
    ['emptied away', 'truncate audit_entry'],
    ['emptied away with its neighbours', 'truncate audit_entry, customer cascade'],
    [
      'changed while a person is erased',
      "set local rytmi.erasing = 'on'; update audit_entry set kind = 'import-run'",
    ],
    ['deleted while a person is erased', "set local rytmi.erasing = 'on'; delete from audit_entry"],
    [
      'rewritten while a person is erased',
      "set local rytmi.erasing = 'on'; update audit_entry set after = '1'",
    ],
  ])('cannot be %s, not by the table’s owner either', async (_, statement) => {
    await record(1);
    const before = await entries();
    const tried = db.transaction((tx) => tx.execute(sql.raw(statement)));
    await expect(tried).rejects.toMatchObject({ cause: { message: 'audit_entry is append-only' } });
    expect(await entries()).toEqual(before);
  });

  test('goes with its transaction where that fails', async () => {
    const failed = db.transaction(async (tx) => {
      await recordChange({ db: tx, now }, { by: liisa, kind: 'care-model-saved', subjects: {} });
      throw new Error('the change failed');
    });
    await expect(failed).rejects.toThrow('the change failed');
    expect(await entries()).toEqual([]);
  });
});

test('what is changed on the console is written down with who, what and which', async () => {
  const { taskId } = await tellConsoleStory(db);
  const note = 'Aino was angry';
  await post(`/console/calls/${taskId}/outcome`, {
    reached: 'reached',
    mood: 'unhappy',
    note,
    attempts: '0',
  });
  await post('/console/release', { kind: 'reorder-reminder', ...(await seenOn(app)) });
  const written = await entries();
  expect(written).toMatchObject([
    { kind: 'call-recorded', by: 'Tove Testaaja', subjects: { callTask: [taskId] } },
    { kind: 'messages-released', after: { kind: 'reorder-reminder', released: 1 } },
  ]);
  expect(written[0]?.staffId).toMatch(/^[\da-f-]{36}$/);
  expect(JSON.stringify(written)).not.toContain(note);
});

describe('the page', () => {
  test('shows the newest first, and goes on where the page before ended', async () => {
    await record(60);
    const all = await entries();
    const first = await get('/console/audit');
    expect(first.match(/class="entry"/g)).toHaveLength(50);
    const next = /href="(\/console\/audit\?before=(\d+))"/.exec(first);
    expect(Number(next?.[2])).toBe(all[10]?.id);
    expect((await get(next?.[1] ?? '')).match(/class="entry"/g)).toHaveLength(10);
  });

  test('says of every entry which it was, also of one without a before and an after', async () => {
    await recordChange({ db, now }, { by: liisa, kind: 'call-taken', subjects: { callTask: [71] } });
    await record(1);
    const page = await get('/console/audit');
    expect(page).toContain('callTask 71');
    expect(page).not.toContain('<summary>Details');
  });

  test('is narrowed to a person and a kind of change', async () => {
    await record(3);
    await record(2, 'Matti <b>');
    await recordChange({ db, now }, { by: liisa, kind: 'import-undone', subjects: { importRun: [7] } });
    expect((await get('/console/audit?by=Liisa')).match(/class="entry"/g)).toHaveLength(4);
    expect((await get('/console/audit?kind=import-undone')).match(/class="entry"/g)).toHaveLength(1);
    expect(await get('/console/audit?kind=import-undone&by=Matti+%3Cb%3E')).toContain('No change matches.');
    expect(await get('/console/audit')).not.toContain('Matti <b>');
  });
});
