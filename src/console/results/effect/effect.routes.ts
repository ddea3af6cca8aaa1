import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type EffectOverview, effectOverview } from '../../../nurture/effect/effect-overview.ts';
import type { GoalCourse } from '../../../nurture/goals/measure-goals.ts';
import { firstDayOfMonth, monthOfDay } from '../../../shared/calendar-day.ts';
import { sayEffectKind } from '../../../words/say-effect-kind.ts';
import { csvOfNumbers } from '../../charts/csv-of-numbers.ts';
import { type Chart, drawChart } from '../../charts/draw-chart.ts';
import { intervalDots } from '../../charts/interval-dots.ts';
import { monthLines } from '../../charts/month-lines.ts';
import { sendCsv } from '../../charts/send-csv.ts';
import type { ConsoleDeps, Reader } from '../../console-deps.ts';
import { readerOf } from '../../reader-of.ts';
import { sayMonth } from '../../shell/say-short-day.ts';
import { sendPage } from '../../shell/send-page.ts';
import { EffectPage } from './effect.page.tsx';
import { effectCsv } from './effect-csv.ts';
import { goalNumbers } from './goal-numbers.ts';
import type { DrawnGoal } from './goals.tsx';

const QUERY = z.object({ part: z.enum(['months', 'kinds', 'goals']).catch('months') });

/** What care has changed, for whoever asks whether it works. */
export function registerEffect(app: FastifyInstance, deps: ConsoleDeps): void {
  app.get('/results/effect', async (request, reply) => {
    const reader = readerOf(deps, request);
    const overview = await effectOverview(deps, reader.today);
    const [monthChart, kindChart] = [await drawMonths(overview, reader), await drawKinds(overview, reader)];
    const goals = await Promise.all(overview.goals.map((goal) => drawGoal(goal, reader)));
    return sendPage(reply, EffectPage({ reader, overview, monthChart, kindChart, goals }));
  });

  app.get('/results/effect.csv', async (request, reply) => {
    const { part } = QUERY.parse({ part: 'months', ...(request.query as object) });
    const { speaker, today } = readerOf(deps, request);
    const overview = await effectOverview(deps, today);
    const csv =
      part === 'goals'
        ? csvOfNumbers(goalNumbers(overview.goals, speaker), speaker)
        : effectCsv(overview, part, speaker);
    return sendCsv(reply, `effect-${part}`, csv);
  });
}

/** Orders a customer and year at the pace of each month. */
const MONTHS_A_YEAR = 12;
const PER_CENT = 100;

async function drawMonths({ all, months }: EffectOverview, reader: Reader): Promise<Chart | null> {
  if (all.since === null || months.length === 0) return null;
  const first = months[0]?.month ?? 0;
  return drawChart(
    monthLines({
      months: months.map(({ month }) => sayMonth(firstDayOfMonth(month), reader)),
      caredFor: months.map(({ caredFor }) => MONTHS_A_YEAR * caredFor.orders),
      heldOut: months.map(({ heldOut }) => MONTHS_A_YEAR * heldOut.orders),
      since: Math.min(months.length - 1, monthOfDay(all.since) - first),
      sinceLabel: reader.speaker.say('results:effect.since'),
      say: (value) => reader.speaker.number(value, 1),
    }),
  );
}

async function drawKinds({ kinds }: EffectOverview, { speaker }: Reader): Promise<Chart | null> {
  const intervals = kinds.flatMap(({ kind, report }) => {
    const found = report.measures.orders;
    if (!found) return [];
    return [
      { name: sayEffectKind(kind, speaker), low: found.low, middle: found.difference, high: found.high },
    ];
  });
  return intervals.length === 0
    ? null
    : drawChart(intervalDots(intervals, (value) => speaker.number(value, 1)));
}

async function drawGoal(goal: GoalCourse, reader: Reader): Promise<DrawnGoal> {
  const { speaker } = reader;
  if (goal.course.every(({ share }) => share === null)) return { ...goal, chart: null };
  const chart = await drawChart(
    monthLines({
      months: goal.course.map(({ day }) => sayMonth(day, reader)),
      caredFor: goal.course.map(({ share }) => share),
      heldOut: goal.course.map(() => goal.goal),
      say: (value) => `${speaker.number(PER_CENT * value, 1)} %`,
    }),
  );
  return { ...goal, chart };
}
