import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { readOrderSpan } from '../../../nurture/backtest/backtest-store.ts';
import { newestReplay } from '../../../nurture/backtest/replay-run-store.ts';
import { type Day, dayFromIso } from '../../../shared/calendar-day.ts';
import { csvOfNumbers } from '../../charts/csv-of-numbers.ts';
import { sendCsv } from '../../charts/send-csv.ts';
import { actorOf } from '../../guard/actor-of.ts';
import { readerOf } from '../../reader-of.ts';
import type { HistoryFound } from '../../replaying/replay-order.ts';
import type { ReplayingDeps } from '../../replaying/replaying-deps.ts';
import { standingOf } from '../../replaying/standing-of.ts';
import { sendPage } from '../../shell/send-page.ts';
import { drawReplay } from './draw-replay.ts';
import { type ReplayDates, ReplayPage } from './replay.page.tsx';
import { replayNumbers } from './replay-numbers.ts';

const TWO_YEARS_DAYS = 730;
const FORM = z.object({ from: z.string().max(20).catch(''), to: z.string().max(20).catch('') });

interface Asked {
  request: FastifyRequest;
  reply: FastifyReply;
}

/** History replayed by the care model in force, in the background; the last result stays. */
export function registerReplay(app: FastifyInstance, deps: ReplayingDeps): void {
  app.get('/results/replay', (request, reply) => show(deps, { request, reply }, {}));
  app.get('/results/replay.csv', async (request, reply) => {
    const { speaker } = readerOf(deps, request);
    const done = await newestReplay(deps.db, 'history', 'done');
    if (!done?.result) return reply.redirect('/console/results/replay', 303);
    const csv = csvOfNumbers(replayNumbers(done.result as HistoryFound, speaker), speaker);
    return sendCsv(reply, 'replay', csv);
  });
  app.post('/results/replay', async (request, reply) => {
    const typed = FORM.parse(request.body ?? {});
    const [from, to] = [dayFromIso(typed.from), dayFromIso(typed.to)];
    const span = await readOrderSpan(deps.db);
    const problem = findProblem({ from, to, span });
    if (problem !== null || from === null || to === null)
      return show(deps, { request, reply: reply.code(422) }, { typed, problem: problem ?? 'dates' });
    await deps.replays.start({ purpose: 'history', from, to }, actorOf(request).name);
    return reply.redirect('/console/results/replay', 303);
  });
}

type Span = { first: Day; last: Day } | null;

function findProblem({ from, to, span }: { from: Day | null; to: Day | null; span: Span }) {
  if (span === null) return 'noHistory';
  if (from === null || to === null) return 'dates';
  if (from > to) return 'order';
  return from > span.last || to < span.first ? 'outside' : null;
}

async function show(
  deps: ReplayingDeps,
  { request, reply }: Asked,
  { typed, problem = null }: { typed?: { from: string; to: string }; problem?: ReplayDates['problem'] },
): Promise<FastifyReply> {
  const reader = readerOf(deps, request);
  const [newest, done, span] = await Promise.all([
    newestReplay(deps.db, 'history'),
    newestReplay(deps.db, 'history', 'done'),
    readOrderSpan(deps.db),
  ]);
  const found = (done?.result ?? null) as HistoryFound | null;
  const page = ReplayPage({
    ...{ reader, newest, found },
    standing: newest && standingOf(newest, deps.now()),
    madeAt: done?.finishedAt ?? null,
    charts: found && (await drawReplay(found, reader)),
    dates: { ...usualDates(span), ...(typed && { typed }), span, problem },
  });
  return sendPage(reply, page);
}

function usualDates(span: Span): { from: Day | null; to: Day | null } {
  if (span === null) return { from: null, to: null };
  return { from: Math.max(span.first, span.last - TWO_YEARS_DAYS + 1), to: span.last };
}
