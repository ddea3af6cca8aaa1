import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { Command } from 'commander';
import { beforeAll, expect, test, vi } from 'vitest';
import { describeBacktest } from '../../src/cli/backtest/describe-backtest.ts';
import { registerBacktest } from '../../src/cli/backtest.ts';
import { registerCareModel } from '../../src/cli/care-model.ts';
import { DEFAULT_CARE_MODEL } from '../../src/decisions/care-model.ts';
import type { Verdict } from '../../src/decisions/decision.ts';
import { compareCareModels } from '../../src/nurture/backtest/compare-care-models.ts';
import { handInThread } from '../../src/nurture/backtest/hand-in-thread.ts';
import { loadBooks } from '../../src/nurture/backtest/load-books.ts';
import { replay } from '../../src/nurture/backtest/replay.ts';
import { replayHand } from '../../src/nurture/backtest/replay-hand.ts';
import type { Act, Decided } from '../../src/nurture/backtest/replay-talk.ts';
import { runBacktest } from '../../src/nurture/backtest/run-backtest.ts';
import { thinBooks } from '../../src/nurture/backtest/thin-books.ts';
import { readBase } from '../../src/nurture/base-store.ts';
import { saveCareModel } from '../../src/nurture/care-model-store.ts';
import { refitBase } from '../../src/nurture/refit-base.ts';
import { reviewBatch } from '../../src/nurture/review-batch.ts';
import { startReview } from '../../src/nurture/start-review.ts';
import type { WholeBase } from '../../src/nurture/whole-base.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { startThread } from '../../src/platform/start-thread.ts';
import { dayFromIso, isoFromDay } from '../../src/shared/calendar-day.ts';
import { LANGUAGES } from '../../src/shared/language.ts';
import { Mistake } from '../../src/shared/mistake.ts';
import { speakerFor } from '../../src/words/speaker.ts';
import { createImporter } from '../support/import-text.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { TEST_SUPPLIER } from '../support/test-supplier.ts';

const { db } = await createTestDatabase();
const SAMPLE = new URL('../fixtures/online-retail-sample.csv.gz', import.meta.url);
/** A Monday; nothing that was decided in the week expires in it. */
const MONDAY = dayFromIso('2011-05-02') as number;
const THURSDAY = MONDAY + 3;
const careModel = { ...DEFAULT_CARE_MODEL, holdOut: { share: 0.2, salt: 'salt of the tests' } };
const ALL = { careModel, country: 'FI', learnEvery: 91, callsPerDay: 0 };

beforeAll(async () => {
  await createImporter(db).take('orders', gunzipSync(readFileSync(SAMPLE)), { profile: 'online-retail' });
  await db.$client.query(`
    insert into contact (customer_id, external_id, name, language, email, address_hash, legal_class, origin)
    select id, external_id, 'Buyer', 'en', id || '@example.com', 'hash ' || id / 2, 'role', 'seeded' from customer;
    insert into consent_event (contact_id, basis, source) select id, 'existing-customer', 'seeded' from contact;
    insert into complaint (external_id, customer_id, about, opened_on, closed_on)
    select 'V' || id, id, 'quality', date '2011-04-12' + id % 30, date '2011-05-03' from customer where id % 9 = 0`);
  await saveCareModel(db, careModel, 'test');
}, 120_000);

function actOf(verdict: Verdict): unknown {
  if (verdict.kind === 'message')
    return [verdict.messageKind, verdict.contactId, ...verdict.items.map(({ productId }) => productId)];
  if (verdict.kind === 'call')
    return [verdict.purpose, verdict.stakeCents, verdict.probability, verdict.signals];
  return null;
}

function sayAct(act: Act): unknown {
  if (act.kind === 'call')
    return [act.call.purpose, act.call.stakeCents, act.call.probability, act.call.signals];
  return [act.messageKind, act.contactId, ...act.items.map(({ productId }) => productId)];
}

const byDay = (a: { customerId: number; day: string }, b: { customerId: number; day: string }) =>
  a.day.localeCompare(b.day) || a.customerId - b.customerId;
const told = ({ customerId, day, heldOut, act }: Decided) => ({
  ...{ customerId, day: isoFromDay(day), heldOut },
  act: sayAct(act),
});

test('a replay of four days decides what the reviews of those four nights decide, which saw no later order', async () => {
  const books = await loadBooks(db, { from: MONDAY, to: THURSDAY }, careModel.calls);
  await refitBase({ db }, { today: MONDAY });
  const base = (await readBase(db, MONDAY)) as WholeBase;
  const { log } = await replay(
    { openHand: replayHand },
    { ...ALL, books, from: MONDAY, to: THURSDAY, bases: [{ from: MONDAY, base }] },
  );
  await db.$client.query('create table later as select * from order_line where ordered_on >= $1', [
    isoFromDay(THURSDAY),
  ]);
  await db.$client.query('delete from order_line where ordered_on >= $1', [isoFromDay(THURSDAY)]);
  for (let day = MONDAY; day <= THURSDAY; day++)
    for (const batch of await startReview({ db }, { day })) await reviewBatch({ db }, { day, batch });
  const { rows } = await db.$client.query<{ id: number; day: string; held_out: boolean; verdict: Verdict }>(
    'select customer_id as id, day::text, held_out, verdict from decision',
  );
  await db.$client.query('insert into order_line select * from later; drop table later');
  const decided = rows.map(({ id, day, held_out, verdict }) => ({
    ...{ customerId: id, day, heldOut: held_out },
    act: actOf(verdict),
  }));
  expect(decided.length).toBeGreaterThan(100);
  expect(new Set(decided.map(({ day }) => day)).size).toBe(4);
  expect(log.decided.map(told).sort(byDay)).toEqual(decided.sort(byDay));
}, 120_000);

test('threads replay the same, and the figures are told in every language', async () => {
  await db.$client.query('truncate decision, message, call_task, review_run, base_version cascade');
  const days = { from: MONDAY - 60, to: MONDAY - 30 };
  const here = await runBacktest({ db, supplier: TEST_SUPPLIER, openHand: replayHand }, days);
  const openHand = (task: Parameters<typeof replayHand>[0]) => handInThread(startThread, task);
  expect(await runBacktest({ db, supplier: TEST_SUPPLIER, openHand }, days)).toEqual(here);
  expect(here.weeks).toHaveLength(5);
  expect(here.reminders.bought).toBeGreaterThan(0);
  expect(here.disturbed).toHaveLength(10);
  const said = LANGUAGES.map((language) => describeBacktest(here, speakerFor(language)));
  for (const text of said) expect(text.split('\n').length).toBeGreaterThan(25);
  expect(said[0]).toContain('Replay of 3 March 2011 to 2 April 2011: 31 days, 5 weeks');
}, 120_000);

test('what a change of the care model would change is told a week, before it is saved', async () => {
  const deps = { db, supplier: TEST_SUPPLIER, openHand: replayHand };
  const today = MONDAY;
  const same = await compareCareModels(deps, { today, proposed: careModel });
  expect(same?.mails.now).toBeGreaterThan(5);
  expect(same?.mails.proposed).toBe(same?.mails.now);
  const calls = { ...careModel.calls, minStakeCents: 10_000 };
  const kindsOn = careModel.kindsOn.filter((kind) => kind !== 'reorder-reminder');
  const change = await compareCareModels(deps, { today, proposed: { ...careModel, calls, kindsOn } });
  expect(change?.from).toBe(MONDAY - 56);
  expect(change?.calls.proposed).toBeGreaterThan(change?.calls.now ?? 0);
  const reminders = change?.kinds.find(({ kind }) => kind === 'reorder-reminder');
  expect(reminders?.now).toBeGreaterThan(0);
  expect(reminders?.proposed).toBe(0);
  expect(change?.customers).toEqual({ replayed: 397, all: 397 });
}, 120_000);

test('of a large base a part is replayed, and each of its customers stands for several', async () => {
  const all = await loadBooks(db, { from: MONDAY, to: THURSDAY }, careModel.calls);
  const { books, times } = thinBooks(all, 100);
  expect([books.customers.length, times]).toEqual([100, 3.97]);
  expect(new Set(books.lines.customers)).toEqual(new Set(books.customers.map(({ facts }) => facts.id)));
});

test('where a part is replayed, one call a day more or less for each person is told as that', async () => {
  const deps = { db, supplier: TEST_SUPPLIER, openHand: replayHand };
  const capacityOf = async (perPersonPerDay: number) => {
    const proposed = { ...careModel, calls: { ...careModel.calls, perPersonPerDay } };
    return compareCareModels(deps, { today: MONDAY, proposed, most: 100 });
  };
  const [less, more] = [await capacityOf(7), await capacityOf(9)];
  expect(less?.customers).toEqual({ replayed: 100, all: 397 });
  expect([less?.capacity.now, less?.capacity.proposed, more?.capacity.proposed].map(rounded)).toEqual([
    80, 70, 90,
  ]);
}, 120_000);

test('the command line prints a replay, and what a setting would change', async () => {
  const deps = {
    db,
    supplier: TEST_SUPPLIER,
    now: () => new Date('2011-05-02T12:00:00Z'),
  } as unknown as Deps;
  const said = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const program = new Command().exitOverride();
  registerBacktest(program, async () => deps);
  registerCareModel(program, async () => deps);
  const say = (...words: string[]) => program.parseAsync(words, { from: 'user' });
  await say('backtest', '--from', '2011-04-04', '--to', '2011-04-10', '--json');
  await say('care-model', 'try', 'calls.minStakeCents', '10000');
  const [[replayed], [change]] = said.mock.calls as [[string], [string]];
  said.mockRestore();
  expect(JSON.parse(replayed)).toMatchObject({
    from: '2011-04-04',
    to: '2011-04-10',
    weeks: [{ capacity: 80 }],
  });
  expect(change).toMatch(/^With this, .+ mails and \+\d+ calls a week/);
  await expect(say('backtest', '--from', '2011-05-01', '--to', '2011-04-01')).rejects.toThrow(Mistake);
}, 120_000);

function rounded(number: number | undefined): number {
  return Math.round((number ?? 0) * 1_000) / 1_000;
}
