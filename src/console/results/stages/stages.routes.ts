import type { FastifyInstance } from 'fastify';
import { readCareModel } from '../../../nurture/care-model-store.ts';
import { stageDays } from '../../../nurture/stage-days.ts';
import { countStages, type StageCount } from '../../../nurture/stage-store.ts';
import type { Day } from '../../../shared/calendar-day.ts';
import { STAGES } from '../../../signals/stages/stage.ts';
import { csvOfNumbers } from '../../charts/csv-of-numbers.ts';
import { drawChart } from '../../charts/draw-chart.ts';
import { sendCsv } from '../../charts/send-csv.ts';
import { stackedMonths } from '../../charts/stacked-months.ts';
import type { ConsoleDeps, Reader } from '../../console-deps.ts';
import { readerOf } from '../../reader-of.ts';
import { sayMonth } from '../../shell/say-short-day.ts';
import { sendPage } from '../../shell/send-page.ts';
import { stageNumbers } from './stage-numbers.ts';
import { StagesPage } from './stages.page.tsx';

/** Customers by stage over the last twelve months. */
export function registerStages(app: FastifyInstance, deps: ConsoleDeps): void {
  app.get('/results/stages', async (request, reply) => {
    const reader = readerOf(deps, request);
    const counted = await countDays(deps, reader.today);
    const { settings } = await readCareModel(deps.db);
    const drawn = await drawStages(counted, reader);
    const shown = drawn && { ...drawn, numbers: stageNumbers(counted, reader.speaker) };
    return sendPage(reply, StagesPage({ reader, thresholds: settings.signals, counted: shown }));
  });

  app.get('/results/stages.csv', async (request, reply) => {
    const { speaker, today } = readerOf(deps, request);
    const numbers = stageNumbers(await countDays(deps, today), speaker);
    return sendCsv(reply, 'stages', csvOfNumbers(numbers, speaker));
  });
}

interface Counted {
  days: readonly Day[];
  counts: readonly StageCount[];
}

async function countDays({ db }: Pick<ConsoleDeps, 'db'>, today: Day): Promise<Counted> {
  const days = stageDays(today);
  return { days, counts: await countStages(db, days) };
}

/** Stages that nobody was in are left out. */
async function drawStages({ days, counts }: Counted, reader: Reader) {
  if (counts.length === 0) return null;
  const { speaker } = reader;
  const stacks = STAGES.filter((stage) => counts.some((one) => one.stage === stage)).map((stage) => ({
    name: speaker.say(`stages:name.${stage}`),
    counts: days.map((day) => counts.find((one) => one.day === day && one.stage === stage)?.customers ?? 0),
  }));
  const months = days.map((day) => sayMonth(day, reader));
  const chart = await drawChart(stackedMonths({ months, stacks, say: (value) => speaker.number(value) }));
  return { chart, legend: stacks.map(({ name }) => name) };
}
