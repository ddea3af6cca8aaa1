import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import { afterAll, expect, test } from 'vitest';
import { DEFAULT_CARE_MODEL } from '../../src/decisions/care-model.ts';
import { deliverMessages } from '../../src/messages/deliver-messages.ts';
import { messageIdOf } from '../../src/messages/message-id.ts';
import { messageTable } from '../../src/messages/message-table.ts';
import { createPace } from '../../src/messages/pace/create-pace.ts';
import { findTroubledGates } from '../../src/messages/pace/gate-store.ts';
import { findPause } from '../../src/messages/pause-store.ts';
import { releaseMessages } from '../../src/messages/release-messages.ts';
import { openMailOut } from '../../src/platform/mail-out.ts';
import type { MailOut } from '../../src/platform/outgoing-mail.ts';
import { wait } from '../../src/platform/wait.ts';
import { stableHash } from '../../src/shared/stable-hash.ts';
import { howOften, howPatient, testSeed } from '../support/how-long.ts';
import { deliveryStand, SENDING, seedPlanned, TUESDAY_TEN } from '../support/message-stand.ts';
import { NOTHING_KEPT } from '../support/nothing-kept.ts';
import { printProof } from '../support/print-proof.ts';
import { sayHowFar } from '../support/say-how-far.ts';
import { startScriptedServer } from '../support/scripted-server.ts';
import { DIALOGUES, type Dialogue } from '../support/smtp-dialogues.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { TEST_SUPPLIER } from '../support/test-supplier.ts';

const { db } = await createTestDatabase();
const server = await startScriptedServer();
const SEED = testSeed();
const TIMES = howOften({ short: 3, long: 200 });
const MINUTE = 60;
/** Any speed, any number: what is looked at here are answers. */
const RULES = {
  ...DEFAULT_CARE_MODEL.pace,
  ...{ firstDayMails: 0, mailsPerDay: 1_000_000, mailsPerSecondPerHost: 500, stopAtBounceShare: 1 },
};

const opened = new Map<string, MailOut>();
afterAll(() => Promise.all([...opened.values()].map((mailOut) => mailOut.close())));

function mailOutFor({ login, impatient }: Dialogue): MailOut {
  const url = new URL(server.url);
  if (login) [url.username, url.password] = ['rytmi', 'secret'];
  if (impatient) url.searchParams.set('answerWithin', '0.5');
  const kept = opened.get(url.href) ?? openMailOut({ url: url.href, connections: 1 });
  opened.set(url.href, kept);
  return kept;
}

async function deliver(dialogue: Dialogue, at: Date) {
  const began = performance.now();
  const now = () => new Date(at.getTime() + performance.now() - began);
  const log = pino({ level: 'silent' });
  const pace = createPace({
    ...{ db, now, log, wait, supplier: TEST_SUPPLIER, relay: 'relay', connections: 5 },
    ...NOTHING_KEPT,
    rules: async () => RULES,
    findMailServers: async () => [],
  });
  const deps = await deliveryStand(db, mailOutFor(dialogue), { now, pace });
  return deliverMessages(deps, { limit: 10, sending: SENDING });
}

/** What is known of the message, in the words of its outcome. */
async function seeOutcome(id: string) {
  const [message] = await db.select().from(messageTable).where(sql`id = ${id}`);
  const gates = await findTroubledGates(db, TUESDAY_TEN);
  const { rows } = await db.execute(sql`select from suppression`);
  return {
    state: message?.state,
    attempt: message?.attempt,
    /** Seconds, to the nearest half-minute where nobody named a number. */
    waits: message ? ((message.sendAfter?.getTime() ?? 0) - TUESDAY_TEN.getTime()) / 1_000 : 0,
    suppressed: rows.length,
    paused: (await findPause(db))?.cause ?? null,
    closed: gates.map(({ kind }) => kind).join(),
  };
}

function expectOutcome(seen: Awaited<ReturnType<typeof seeOutcome>>, { outcome }: Dialogue): void {
  const none = { suppressed: 0, paused: null, closed: '' };
  if (typeof outcome === 'object') {
    expect(seen).toMatchObject({ state: 'deferred', attempt: 1, ...none });
    expect(Math.abs(seen.waits - outcome.retryAfter)).toBeLessThan(20);
    return;
  }
  const expected = {
    accepted: { state: 'accepted', attempt: 1, ...none },
    retry: { state: 'deferred', attempt: 1, ...none },
    'host-too-fast': { state: 'deferred', attempt: 1, ...none, closed: 'host' },
    'server-away': { state: 'deferred', attempt: 0, ...none },
    'relay-too-fast': { state: 'deferred', attempt: 0, ...none, closed: 'relay' },
    refused: { state: 'failed', attempt: 1, ...none },
    'address-dead': { state: 'failed', attempt: 1, ...none, suppressed: 1 },
    'own-fault': { state: 'deferred', attempt: 0, ...none, paused: 'own-fault' },
    'own-fault-or-mail': { state: 'deferred', attempt: 1, ...none, paused: 'own-fault' },
    uncertain: { state: 'uncertain', attempt: 1, ...none },
  }[outcome];
  expect(seen).toMatchObject(expected);
  if (['retry', 'host-too-fast', 'own-fault-or-mail'].includes(outcome))
    expect(seen.waits).toBeGreaterThanOrEqual(30 * MINUTE);
}

/** Starts anew, and without a word of what was before. */
async function clear(): Promise<void> {
  server.hangUp();
  server.taken.clear();
  await db.execute(sql`truncate sending_gate, sending_pause, suppression`);
}

/** A row of numbers that is the same for the same seed. */
function chanceFrom(seed: string): () => number {
  let nth = 0;
  return () => stableHash(`${seed}:${nth++}`);
}

async function converse(dialogue: Dialogue, seed: string): Promise<void> {
  await clear();
  const [id = ''] = await seedPlanned(db, 1);
  await releaseMessages({ db, now: () => TUESDAY_TEN, supplier: TEST_SUPPLIER }, { sending: SENDING });
  server.cutBy(chanceFrom(seed));
  server.play(dialogue.script);
  await deliver(dialogue, TUESDAY_TEN);
  const seen = await seeOutcome(id);
  expectOutcome(seen, dialogue);

  // What may be sent again is sent once; what may not is never sent again.
  server.play({});
  await db.execute(sql`truncate sending_gate, sending_pause`);
  await deliver(dialogue, new Date(TUESDAY_TEN.getTime() + 24 * 60 * MINUTE * 1_000));
  const later = await seeOutcome(id);
  expect(later.state).toBe(seen.state === 'deferred' ? 'accepted' : seen.state);
  const taken = server.taken.get(messageIdOf(id, TEST_SUPPLIER.senderAddress)) ?? 0;
  if (later.state === 'accepted') expect(taken).toBe(1);
  else expect(taken).toBeLessThanOrEqual(later.state === 'uncertain' ? 1 : 0);
}

let held = 0;
const howFar = sayHowFar('scripted SMTP dialogues', DIALOGUES.length * TIMES);
afterAll(() =>
  printProof({
    what: 'scripted SMTP dialogues',
    howMany: `${DIALOGUES.length} x ${TIMES}, ${held} as they should be`,
    ...{ lost: 0, twice: 0, uncertain: null, seed: SEED },
  }),
);

test('there are sixty dialogues or more, each with a name of its own', () => {
  expect(new Set(DIALOGUES.map(({ name }) => name)).size).toBe(DIALOGUES.length);
  expect(DIALOGUES.length).toBeGreaterThanOrEqual(60);
});

test.each(DIALOGUES)(
  'a mail server: $name',
  async (dialogue) => {
    for (let time = 0; time < TIMES; time++) {
      const seed = `${SEED}:${dialogue.name}:${time}`;
      await converse(dialogue, seed).catch((error: Error) => {
        error.message += `\nReplay with RYTMI_TEST_SEED=${SEED}; it was time ${time + 1} of ${TIMES}.`;
        throw error;
      });
      held += 1;
      howFar(held);
    }
  },
  howPatient({ short: 60_000, long: 1_200_000 }),
);
