import { openReviewers } from '../../../../src/jobs/open-reviewers.ts';
import { createMessageLinks } from '../../../../src/messages/create-message-links.ts';
import { deliverMessages } from '../../../../src/messages/deliver-messages.ts';
import { unpaced } from '../../../../src/messages/pace/unpaced.ts';
import { releaseMessages } from '../../../../src/messages/release-messages.ts';
import { linkKeysFrom } from '../../../../src/messages/sign-link.ts';
import { templateLibrary } from '../../../../src/messages/template-library.ts';
import { finishReview } from '../../../../src/nurture/finish-review.ts';
import { createRecheck } from '../../../../src/nurture/recheck-contact.ts';
import { refitBase } from '../../../../src/nurture/refit-base.ts';
import { startReview } from '../../../../src/nurture/start-review.ts';
import { importFile } from '../../../../src/orders/import-file.ts';
import { readConfig } from '../../../../src/platform/config.ts';
import type { Database } from '../../../../src/platform/database.ts';
import type { Logger } from '../../../../src/platform/logger.ts';
import { openMailOut } from '../../../../src/platform/mail-out.ts';
import { type Day, isoFromDay } from '../../../../src/shared/calendar-day.ts';
import { BENCH_SECRET, LANES } from '../play-nights.ts';
import { ANY_HOUR } from '../seed-mails.ts';
import { copyFileIn, copyLinesOut } from './bare-copies.ts';

export interface PhaseInput {
  databaseUrl: string;
  /** Of an import. */
  path?: string;
  profile?: string;
  /** Of everything else. */
  day?: Day;
  mails?: number;
  smtpPort?: number;
}

interface PhaseDeps {
  db: Database;
  log: Logger;
  input: PhaseInput;
}

interface Measured {
  seconds: number;
  counts: Record<string, number>;
}

export const PHASES = {
  import: importOrders,
  'bare-copy': copyBare,
  'bare-load': loadBare,
  base: learnBase,
  review,
  planning: plan,
  deliver,
} as const satisfies Record<string, (deps: PhaseDeps) => Promise<Measured>>;

export type PhaseName = keyof typeof PHASES;

async function importOrders({ db, input: { path = '', profile = '' } }: PhaseDeps): Promise<Measured> {
  const startedAt = performance.now();
  const { added, rejected, problem } = await importFile(
    { db, now: () => new Date(), addressKey: BENCH_SECRET },
    { kind: 'orders', path, profile, dryRun: false },
  );
  if (problem) throw new Error(`The file was refused: ${problem.code}`);
  return { seconds: since(startedAt), counts: { lines: added, rejected } };
}

async function copyBare({ db }: PhaseDeps): Promise<Measured> {
  const startedAt = performance.now();
  const megabytes = await copyLinesOut(db);
  return { seconds: since(startedAt), counts: { megabytes } };
}

async function loadBare({ db, input: { path = '' } }: PhaseDeps): Promise<Measured> {
  const startedAt = performance.now();
  const lines = await copyFileIn(db, path);
  return { seconds: since(startedAt), counts: { lines } };
}

async function learnBase({ db, input }: PhaseDeps): Promise<Measured> {
  const startedAt = performance.now();
  await refitBase({ db }, { today: dayOf(input) });
  return { seconds: since(startedAt), counts: {} };
}

/** As one worker does it, without its queue. */
async function review({ db, log, input }: PhaseDeps): Promise<Measured> {
  const day = dayOf(input);
  const reviewers = openReviewers({ databaseUrl: input.databaseUrl, atOnce: LANES, log });
  const startedAt = performance.now();
  const batches = (await startReview({ db }, { day })).values();
  const doneAt: number[] = [];
  const lane = async () => {
    for (const batch of batches) {
      await reviewers.review({ day, batch });
      doneAt.push(since(startedAt));
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  const tally = await finishReview({ db }, { day });
  const seconds = since(startedAt);
  await reviewers.close();
  if (tally === null) throw new Error('Batches are left over');
  const total = (counts: Record<string, number>) => Object.values(counts).reduce((sum, n) => sum + n, 0);
  const { customers, messages, calls, heldOut } = tally;
  const acting = total(messages) + total(calls) + total(heldOut);
  return {
    seconds,
    counts: {
      customers,
      '% acting': Math.round((1_000 * acting) / customers) / 10,
      messages: total(messages),
      'µs a customer once warm': warmMicros(doneAt, customers),
    },
  };
}

/**
 * Over the second half of the batches. What comes before holds what a night does once: threads start, learn what is of the whole base, and
 * Node.js finds out what is worth compiling.
 */
function warmMicros(doneAt: readonly number[], customers: number): number {
  const half = Math.floor(doneAt.length / 2);
  const [from, to] = [doneAt[half - 1] ?? 0, doneAt.at(-1) ?? 0];
  return Math.round(((to - from) * 1e6) / ((customers * (doneAt.length - half)) / doneAt.length));
}

/** Every planned message gets its moment. */
async function plan({ db, input }: PhaseDeps): Promise<Measured> {
  const startedAt = performance.now();
  const { released } = await releaseMessages(
    { db, now: morningOf(dayOf(input)), supplier: supplierOf() },
    { sending: ANY_HOUR },
  );
  return { seconds: since(startedAt), counts: { messages: released } };
}

async function deliver({ db, log, input }: PhaseDeps): Promise<Measured> {
  const now = morningOf(dayOf(input));
  const supplier = supplierOf();
  const mailOut = openMailOut({ url: `smtp://127.0.0.1:${input.smtpPort}`, connections: 20 });
  const templates = await templateLibrary(new URL('../../../../templates/emails', import.meta.url).pathname);
  const links = createMessageLinks({
    publicUrl: 'https://supplier.example.com',
    keys: linkKeysFrom([BENCH_SECRET]),
    unsubscribeAddress: supplier.replyTo,
    now,
  });
  const deps = { db, now, log, supplier, links, templates, mailOut };
  const startedAt = performance.now();
  const { accepted } = await deliverMessages(
    { ...deps, recheck: createRecheck({ now, supplier }), pace: unpaced(db) },
    { limit: input.mails ?? 0, sending: ANY_HOUR },
  );
  const seconds = since(startedAt);
  await mailOut.close();
  return { seconds, counts: { mails: accepted } };
}

/** The hour at which mails go: nothing is overdue, whatever year the orders are from. */
function morningOf(day: Day): () => Date {
  return () => new Date(`${isoFromDay(day)}T09:00:00Z`);
}

function dayOf({ day }: PhaseInput): Day {
  if (day === undefined) throw new Error('This phase needs a day');
  return day;
}

function supplierOf() {
  const config = readConfig({});
  if (!config.ok) throw new Error(JSON.stringify(config.problem));
  return config.value.supplier;
}

function since(startedAt: number): number {
  return (performance.now() - startedAt) / 1000;
}
