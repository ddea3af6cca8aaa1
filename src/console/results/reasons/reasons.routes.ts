import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type ByMonth, measureReasons, type ReasonReport } from '../../../nurture/reasons/measure-reasons.ts';
import { sayComplaintName } from '../../../words/say-reasons.ts';
import { sayWholeMonth } from '../../../words/say-whole-month.ts';
import type { Speaker } from '../../../words/speaker.ts';
import { csvOf } from '../../charts/csv-of.ts';
import { drawMonths } from '../../charts/draw-months.ts';
import { sendCsv } from '../../charts/send-csv.ts';
import type { ConsoleDeps, Reader } from '../../console-deps.ts';
import { readerOf } from '../../reader-of.ts';
import { sendPage } from '../../shell/send-page.ts';
import { ReasonsPage } from './reasons.page.tsx';

const CENTS = 100;
const QUERY = z.object({ part: z.enum(['leaving', 'complaints', 'products']).catch('leaving') });

/** Why customers left and what they complained about in the last twelve months. */
export function registerReasons(app: FastifyInstance, deps: ConsoleDeps): void {
  app.get('/results/reasons', async (request, reply) => {
    const reader = readerOf(deps, request);
    const report = await measureReasons(deps, reader.today);
    const drawn = {
      leaving: await drawReasons(
        report,
        report.leaving,
        (name) => reader.speaker.say(`calls:leaving.${name}`),
        reader,
      ),
      complaints: await drawReasons(
        report,
        report.complaints,
        (name) => sayComplaintName(name, reader.speaker),
        reader,
      ),
    };
    return sendPage(reply, ReasonsPage({ reader, currency: deps.supplier.currency, report, drawn }));
  });

  app.get('/results/reasons.csv', async (request, reply) => {
    const { part } = QUERY.parse({ part: 'leaving', ...(request.query as object) });
    const { speaker, today } = readerOf(deps, request);
    const report = await measureReasons(deps, today);
    return sendCsv(reply, part, csvOf(rowsOf(report, part, speaker), speaker.language));
  });
}

function drawReasons<Name>(
  { months }: ReasonReport,
  rows: readonly ByMonth<Name>[],
  nameOf: (name: Name) => string,
  reader: Reader,
) {
  return drawMonths(
    rows.map(({ name, counts }) => ({ name: nameOf(name), counts })),
    months,
    reader,
  );
}

function rowsOf(report: ReasonReport, part: z.infer<typeof QUERY>['part'], speaker: Speaker) {
  const months = report.months.map((month) => sayWholeMonth(month, speaker));
  const head = [speaker.say(`reasons:first.${part}`), speaker.say('reasons:total'), ...months];
  const line = ({ counts, total }: ByMonth<unknown>) => [total, ...counts];
  if (part !== 'leaving')
    return [head, ...report[part].map((row) => [sayComplaintName(row.name, speaker), ...line(row)])];
  const leaving = report.leaving.map((row) => [
    speaker.say(`calls:leaving.${row.name}`),
    ...line(row),
    Math.round(row.yearCents / CENTS),
  ]);
  return [[...head, speaker.say('reasons:yearValue')], ...leaving];
}
