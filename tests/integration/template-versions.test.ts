import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { eq } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { previewMessage } from '../../src/messages/preview-message.ts';
import { templateLibrary } from '../../src/messages/template-library.ts';
import { publishTemplate } from '../../src/messages/templates/publish-template.ts';
import type { TemplateSlot } from '../../src/messages/templates/template-slot.ts';
import { openTrial, TRIAL_HEAP, TRIAL_THREAD } from '../../src/messages/templates/template-trial.ts';
import {
  endDraft,
  insertDraft,
  readVersions,
  requestPublication,
  updateDraft,
  withdrawPublished,
} from '../../src/messages/templates/template-version-store.ts';
import { templateVersionTable } from '../../src/messages/templates/template-version-table.ts';
import { openKillableThread } from '../../src/platform/killable-thread.ts';
import { seedPlanned } from '../support/message-stand.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { TEST_SUPPLIER } from '../support/test-supplier.ts';

const TEMPLATES = fileURLToPath(new URL('../../templates/emails', import.meta.url));
const SHIPPED = await readFile(`${TEMPLATES}/reorder-reminder/en.md.hbs`, 'utf8');
const SLOT: TemplateSlot = { kind: 'reorder-reminder', language: 'en', role: null };
const at = new Date('2026-11-10T08:00:00Z');

const { db } = await createTestDatabase();
const trial = openTrial(openKillableThread(TRIAL_THREAD, TRIAL_HEAP), TEMPLATES);
const templates = await templateLibrary(TEMPLATES);
const told: (string | null)[] = [];
const deps = {
  db,
  trial,
  now: () => at,
  supplier: TEST_SUPPLIER,
  record: async (_tx: unknown, { version }: { version: string | null }) => void told.push(version),
};
afterAll(() => trial.close());

const [buyerMail = ''] = await seedPlanned(db, 1);
const [ownerMail = ''] = await seedPlanned(db, 1, { contact: { role: 'owner' } });

async function write(slot: TemplateSlot, subject: string): Promise<void> {
  const source = SHIPPED.replace(/^subject:.*$/m, `subject: ${JSON.stringify(subject)}`);
  await insertDraft(db, slot, { source, author: 'Maria', at });
}

async function ask(slot: TemplateSlot): Promise<void> {
  expect(await requestPublication(db, slot, { by: 'Maria', at, revision: 1 })).toBe(true);
}

async function publish(slot: TemplateSlot, subject: string) {
  await write(slot, subject);
  await ask(slot);
  return publishTemplate(deps, { slot, revision: 1, by: 'Pekka' });
}

const subjectOf = async (id: string) =>
  (await previewMessage({ db, supplier: TEST_SUPPLIER, templates }, id))?.subject;

beforeEach(async () => {
  for (const role of [null, 'owner'] as const) {
    await endDraft(db, { ...SLOT, role }, at);
    await withdrawPublished(db, { ...SLOT, role }, at);
  }
});

test('the next mail is written with what was published, and a draft changes nothing', async () => {
  await write(SLOT, 'A draft');
  expect(await subjectOf(buyerMail)).toBe('Jam jar: time to fill up?');
  const early = await publishTemplate(deps, { slot: SLOT, revision: 1, by: 'Pekka' });
  expect(early).toEqual({ ok: false, problem: { kind: 'not-asked' } });
  await ask(SLOT);
  const published = await publishTemplate(deps, { slot: SLOT, revision: 1, by: 'Pekka' });
  expect(published).toMatchObject({ ok: true, value: { publishedBy: 'Pekka', author: 'Maria' } });
  expect(told.at(-1)).toMatch(/^\d+-[0-9a-f]{12}$/);
  expect(await subjectOf(buyerMail)).toBe('A draft');
});

test('a template for owners goes to owners alone; taken back, the shared one holds, and last what was shipped for them', async () => {
  await publish(SLOT, 'For all');
  await publish({ ...SLOT, role: 'owner' }, 'For owners');
  expect([await subjectOf(buyerMail), await subjectOf(ownerMail)]).toEqual(['For all', 'For owners']);
  await withdrawPublished(db, { ...SLOT, role: 'owner' }, at);
  expect(await subjectOf(ownerMail)).toBe('For all');
  await withdrawPublished(db, SLOT, at);
  expect(await subjectOf(buyerMail)).toBe('Jam jar: time to fill up?');
  expect(await subjectOf(ownerMail)).toBe('Jam jar: before it runs out');
});

describe('a draft', () => {
  test('that somebody else has changed meanwhile is neither saved over nor published', async () => {
    await write(SLOT, 'First');
    const second = { source: SHIPPED, author: 'Olli', at, revision: 1 };
    expect(await updateDraft(db, SLOT, second)).toBe(true);
    expect(await updateDraft(db, SLOT, second)).toBe(false);
    expect(await publishTemplate(deps, { slot: SLOT, revision: 1, by: 'Pekka' })).toEqual({
      ok: false,
      problem: { kind: 'changed-meanwhile' },
    });
  });

  test('with a fault is not published, and the fault has its line', async () => {
    const answer = await publish(SLOT, '{{contact.firstNme}}');
    expect(answer).toMatchObject({
      ok: false,
      problem: { kind: 'faulty', faults: [{ line: 2, nearest: 'contact.firstName' }] },
    });
    expect(await subjectOf(buyerMail)).toBe('Jam jar: time to fill up?');
  });

  test('stands alone in its place, and published ones stay as they were', async () => {
    await write(SLOT, 'One');
    await write(SLOT, 'Two');
    const versions = await readVersions(db, SLOT);
    expect(versions.filter((one) => one.endedAt === null)).toHaveLength(1);
    await ask(SLOT);
    const published = await publishTemplate(deps, { slot: SLOT, revision: 1, by: 'Pekka' });
    const id = published.ok ? published.value.id : 0;
    const rewrite = db
      .update(templateVersionTable)
      .set({ source: 'x' })
      .where(eq(templateVersionTable.id, id));
    await expect(rewrite).rejects.toThrow();
    await expect(db.delete(templateVersionTable)).rejects.toThrow();
  });
});

test('a published template that this Rytmi cannot vet is not replaced in silence', async () => {
  const published = await publish(SLOT, 'Fine');
  await withdrawPublished(db, SLOT, at);
  const row = published.ok ? published.value : undefined;
  const { id: _id, ...rest } = row as NonNullable<typeof row>;
  await db
    .insert(templateVersionTable)
    .values({ ...rest, number: 99, endedAt: null, subject: '{{constructor.name}}' });
  await expect(subjectOf(buyerMail)).rejects.toThrow(/there is no “constructor.name”/);
});
