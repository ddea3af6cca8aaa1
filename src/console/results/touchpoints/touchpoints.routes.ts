import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { touchpointOverview } from '../../../nurture/touchpoints/touchpoint-overview.ts';
import { csvOf } from '../../charts/csv-of.ts';
import type { ConsoleDeps } from '../../console-deps.ts';
import { readerOf } from '../../reader-of.ts';
import { sendPage } from '../../shell/send-page.ts';
import { CALL_COLUMNS, callRows, MAIL_COLUMNS, mailRows } from './touchpoint-rows.ts';
import { TouchpointsPage } from './touchpoints.page.tsx';

const QUERY = z.object({ part: z.enum(['mails', 'calls']).catch('mails') });

/** What became of mails and calls in the last year. */
export function registerTouchpoints(app: FastifyInstance, deps: ConsoleDeps): void {
  app.get('/results/touchpoints', async (request, reply) => {
    const reader = readerOf(deps, request);
    return sendPage(reply, TouchpointsPage({ reader, ...(await touchpointOverview(deps, reader.today)) }));
  });

  app.get('/results/touchpoints.csv', async (request, reply) => {
    const { part } = QUERY.parse({ part: 'mails', ...(request.query as object) });
    const { speaker, today } = readerOf(deps, request);
    const { mails, calls } = await touchpointOverview(deps, today);
    const rows = part === 'mails' ? mailRows(mails, speaker) : callRows(calls, speaker);
    const columns =
      part === 'mails'
        ? ['kind', ...MAIL_COLUMNS.map((column) => `mail.${column}`)]
        : ['reason', ...CALL_COLUMNS.map((column) => `call.${column}`)];
    const header = columns.map((column) => speaker.say(`results:touchpoints.${column}`));
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="rytmi-${part}.csv"`)
      .send(csvOf([header, ...rows.map(({ name, figures }) => [name, ...figures])], speaker.language));
  });
}
