import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { touchpointOverview } from '../../../nurture/touchpoints/touchpoint-overview.ts';
import { drawMonths } from '../../charts/draw-months.ts';
import { sendCsv } from '../../charts/send-csv.ts';
import type { ConsoleDeps, Reader } from '../../console-deps.ts';
import { readerOf } from '../../reader-of.ts';
import { sendPage } from '../../shell/send-page.ts';
import { touchpointCsv } from './touchpoint-csv.ts';
import { CALL_COLUMNS, MAIL_COLUMNS } from './touchpoint-figure.ts';
import { callTable, mailTable, monthRows, type TouchpointTable } from './touchpoint-table.ts';
import { TouchpointsPage } from './touchpoints.page.tsx';

const CHOSEN = z.object({
  mail: z.enum(MAIL_COLUMNS).catch('accepted'),
  call: z.enum(CALL_COLUMNS).catch('made'),
});
const PART = z.object({
  part: z.enum(['mails', 'calls']).catch('mails'),
  by: z.enum(['year', 'month']).catch('year'),
});

/** What became of mails and calls in the last twelve months. */
export function registerTouchpoints(app: FastifyInstance, deps: ConsoleDeps): void {
  app.get('/results/touchpoints', async (request, reply) => {
    const reader = readerOf(deps, request);
    const chosen = CHOSEN.parse(request.query);
    const overview = await touchpointOverview(deps, reader.today);
    const { since, months } = overview;
    const [mails, calls] = [mailTable(overview, reader.speaker), callTable(overview, reader.speaker)];
    const drawn = {
      mails: await drawColumn(mails, chosen.mail, { months, reader }),
      calls: await drawColumn(calls, chosen.call, { months, reader }),
    };
    return sendPage(reply, TouchpointsPage({ reader, since, months, mails, calls, chosen, drawn }));
  });

  app.get('/results/touchpoints.csv', async (request, reply) => {
    const { part, by } = PART.parse(request.query);
    const { speaker, today } = readerOf(deps, request);
    const overview = await touchpointOverview(deps, today);
    const csv =
      part === 'mails'
        ? touchpointCsv(mailTable(overview, speaker), by, speaker)
        : touchpointCsv(callTable(overview, speaker), by, speaker);
    return sendCsv(reply, `${part}-${by}`, csv);
  });
}

function drawColumn<Row extends { month: number }, Column extends string>(
  table: TouchpointTable<Row, Column>,
  column: Column,
  { months, reader }: { months: readonly number[]; reader: Reader },
) {
  const parts = monthRows(table, column, months).map(({ name, figures: [, ...counts] }) => ({
    name,
    counts: counts.map((count) => count ?? 0),
  }));
  return drawMonths(parts, months, reader);
}
