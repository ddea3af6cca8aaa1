import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { MESSAGE_STATES, type MessageState } from '../../src/messages/message-state.ts';
import { howOften, howPatient, testSeed } from '../support/how-long.ts';
import {
  type ActEnding,
  type ActOutcome,
  type LedgerAct,
  type LedgerHand,
  type LedgerKey,
  openLedgerHand,
} from '../support/ledger-hand.ts';
import { findBreach, type LedgerModel, predict, type ToldMove } from '../support/ledger-model.ts';
import { printProof } from '../support/print-proof.ts';
import { sayHowFar } from '../support/say-how-far.ts';
import { seedContact, seedCustomer } from '../support/seed.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { createTestDatabase } from '../support/test-database.ts';

const ACTS = howOften({ short: 6_000, long: 1_000_000 });
/** So many, and all is looked through and thrown away: a history of a million moves is no longer looked through in a moment. */
const ACTS_A_ROUND = 6_000;
const HANDS = 4;
/** Customers whose messages one hand has to itself, and such as all lay hands on. */
const OWN_EACH = 2;
const SHARED = 4;
const PATIENCE = howPatient({ short: 120_000, long: 3 * 3_600_000 });
const SEED = testSeed();

const { db, url } = await createTestDatabase();
const killer = new pg.Pool({ connectionString: url, max: 2 });
afterAll(() => killer.end());
const hands = await Promise.all(Array.from({ length: HANDS }, () => openLedgerHand(url, killer)));
afterAll(() => Promise.all(hands.map((hand) => hand.close())));
const random = seededRandom(SEED);
const upTo = (most: number) => Math.floor(random() * most);
const oneOf = <Item>(items: readonly Item[]) => items[upTo(items.length)] as Item;
const found = { acts: 0, moved: 0, refused: 0, killed: 0, messages: 0 };

/** A customer's message of the current period, and what the one who has it to himself knows of it. */
interface Slot extends LedgerKey {
  id: string;
  known: LedgerModel | null;
  /** Fences that were ever asked for: most of them are stale. */
  fences: string[];
}

const slots: Slot[] = await Promise.all(
  Array.from({ length: HANDS * OWN_EACH + SHARED }, async () => {
    const customerId = await seedCustomer(db);
    const contactId = await seedContact(db, customerId);
    return { customerId, contactId, period: '0', id: '', known: null, fences: [] };
  }),
);
const sharedFrom = HANDS * OWN_EACH;

/** Every act of a round with what came of it, and of each key how often its message was planned. */
const told = new Map<string, ActOutcome>();
const planned = new Map<string, ActOutcome[]>();

function anEnding(): ActEnding {
  const chance = random();
  if (chance < 0.01) return 'killed';
  return chance < 0.04 ? 'rollback' : 'commit';
}

/** Half of them on the way of a mail, half anything at all. */
function anAct(slot: Slot): LedgerAct {
  const tag = (does: string, fence = '') => `${does}:${found.acts}:${fence}`;
  const fence = slot.fences.at(random() < 0.8 ? -1 : upTo(slot.fences.length)) ?? randomUUID();
  const chance = random();
  if (chance < 0.5) return { does: 'move', to: oneOf(MESSAGE_STATES), tag: tag('move') };
  if (chance < 0.6) return { does: 'move', to: 'approved', tag: tag('move') };
  if (chance < 0.75) {
    const fresh = randomUUID();
    slot.fences.push(fresh);
    return { does: 'claim', fence: fresh, tag: tag('claim', fresh) };
  }
  if (chance < 0.88) return { does: 'begin', to: 'sending', fence, tag: tag('begin', fence) };
  const to = oneOf(['accepted', 'deferred', 'failed', 'uncertain', 'planned'] as const);
  return { does: 'record', to, fence, tag: tag('record', fence) };
}

async function standOf(id: string): Promise<LedgerModel | null> {
  const { rows } = await db.$client.query<LedgerModel>('select state, fence from message where id = $1', [
    id,
  ]);
  return rows[0] ?? null;
}

/** Plans the next period's message: where several do at once, one of them does. */
async function planNext(hand: LedgerHand, slot: Slot, own: boolean): Promise<void> {
  const key = { ...slot, period: String(Number(slot.period) + 1) };
  const id = randomUUID();
  found.acts += 1;
  const outcome = await hand.plan(id, key, anEnding());
  const name = `${key.customerId} ${key.period}`;
  planned.set(name, [...(planned.get(name) ?? []), outcome]);
  const { rows } = await db.$client.query<{ id: string }>(
    'select id from message where customer_id = $1 and period = $2',
    [key.customerId, key.period],
  );
  if (rows[0] && Number(slot.period) < Number(key.period))
    Object.assign(slot, { period: key.period, id: rows[0].id, fences: [] });
  if (own && rows[0]) slot.known = await standOf(rows[0].id);
}

/** One act, held to the model where nobody else could have had a hand in it. */
async function actOn(hand: LedgerHand, slot: Slot, own: boolean): Promise<void> {
  const act = anAct(slot);
  const ending = anEnding();
  found.acts += 1;
  const expected = slot.known ? predict(slot.known, act) : null;
  const outcome = await hand.act(slot.id, act, ending);
  told.set(act.tag, outcome);
  if (outcome === 'moved' || outcome === 'refused') found[outcome] += 1;
  if (outcome === 'unknown') found.killed += 1;
  if (!own || !expected) return;
  const stands = await standOf(slot.id);
  const why = `${JSON.stringify(act)} on ${JSON.stringify(slot.known)}, seed ${SEED}`;
  if (ending === 'killed') expect([slot.known, expected.after], why).toContainEqual(stands);
  else {
    const undone = ending === 'rollback' && expected.outcome === 'moved';
    expect({ outcome, stands }, why).toEqual(
      undone
        ? { outcome: 'undone', stands: slot.known }
        : { outcome: expected.outcome, stands: expected.after },
    );
  }
  slot.known = stands;
}

const ENDS: readonly (MessageState | undefined)[] = ['accepted', 'expired', 'withdrawn'];

async function work(nth: number, acts: number): Promise<void> {
  const hand = hands[nth] as LedgerHand;
  const mine = slots.slice(nth * OWN_EACH, (nth + 1) * OWN_EACH);
  for (let done = 0; done < acts; done++) {
    const own = random() < 0.5;
    const slot = own ? oneOf(mine) : oneOf(slots.slice(sharedFrom));
    const isOver = own ? ENDS.includes(slot.known?.state) : random() < 0.1;
    if (slot.id === '' || isOver) await planNext(hand, slot, own);
    else await actOn(hand, slot, own);
  }
}

/** Looks at everything that stands in the ledger, and throws it away. */
async function lookThrough(): Promise<void> {
  const { rows } = await db.$client.query<{
    id: string;
    key: string;
    state: MessageState;
    moves: ToldMove[];
  }>(`
    select m.id, m.customer_id || ' ' || m.period as key, m.state, jsonb_agg(jsonb_build_object('from', v."from", 'to', v."to",
      'because', v.because) order by v.id) as moves
    from message m join message_move v on v.message_id = m.id group by m.id`);
  for (const { id, state, moves } of rows) {
    const breach = findBreach(state, moves, (tag) => {
      const [does, , fence] = tag.split(':');
      return { does: (does || 'move') as LedgerAct['does'], fence: fence || null };
    });
    expect(breach, `message ${id}, seed ${SEED}: ${JSON.stringify(moves)}`).toBeNull();
  }
  const kept = rows.flatMap(({ moves }) => moves.map(({ because }) => because ?? ''));
  const committed = [...told].filter(([, outcome]) => outcome === 'moved').map(([tag]) => tag);
  const never = [...told]
    .filter(([, outcome]) => !['moved', 'unknown'].includes(outcome))
    .map(([tag]) => tag);
  const history = new Set(kept);
  expect(
    committed.filter((tag) => !history.has(tag)),
    'told as done, and not in the history',
  ).toEqual([]);
  expect(
    never.filter((tag) => history.has(tag)),
    'told as not done, and in the history',
  ).toEqual([]);
  expect(new Set(rows.map(({ key }) => key)).size, 'messages of one key').toBe(rows.length);
  for (const outcomes of planned.values())
    expect(outcomes.filter((outcome) => outcome === 'moved').length).toBeLessThanOrEqual(1);
  found.messages += rows.length;
  await db.$client.query('truncate message cascade');
  told.clear();
  planned.clear();
  for (const slot of slots) Object.assign(slot, { id: '', known: null, fences: [] });
}

test(
  `${ACTS} acts on the ledger in any order, legal or not, by ${HANDS} connections that are killed now and then (seed ${SEED})`,
  async () => {
    const howFar = sayHowFar('orders of the ledger', ACTS);
    while (found.acts < ACTS) {
      await Promise.all(hands.map((_, nth) => work(nth, ACTS_A_ROUND / HANDS)));
      await lookThrough();
      howFar(found.acts);
    }
    expect(found.refused).toBeGreaterThan(ACTS / 20);
    expect(found.moved).toBeGreaterThan(ACTS / 20);
    expect(found.killed).toBeGreaterThan(ACTS / 1_000);
    const howMany = `${found.acts} acts on ${found.messages} messages: ${found.moved} moves, ${found.refused} refused, ${found.killed} connections killed, 0 illegal states`;
    printProof({ what: 'orders of the ledger', howMany, lost: 0, twice: 0, uncertain: null, seed: SEED });
  },
  PATIENCE,
);
