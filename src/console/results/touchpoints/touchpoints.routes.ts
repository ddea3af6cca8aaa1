import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { readCallFigures, readMailFigures } from '../../../nurture/touchpoints/touchpoint-store.ts';
import { csvOf } from '../../charts/csv-of.ts';
import type { ConsoleDeps } from '../../console-deps.ts';
import { readerOf } from '../../reader-of.ts';
import { sendPage } from '../../shell/send-page.ts';
import { CALL_COLUMNS, callRows, MAIL_COLUMNS, mailRows } from './touchpoint-rows.ts';
import { TouchpointsPage } from './touchpoints.page.tsx';

const YEAR_DAYS = 365;
const QUERY = z.object({ part: z.enum(['mails', 'calls']).catch('mails') });

/** What became of mails and calls in the last year. */
export function registerTouchpoints(app: FastifyInstance, deps: ConsoleDeps): void {
  app.get('/results/touchpoints', async (request, reply) => {
    const reader = readerOf(deps, request);
    const { today } = reader;
    const since = today - YEAR_DAYS;
    const [mails, calls] = await Promise.all([
      readMailFigures(deps.db, since),
      readCallFigures(deps.db, { since, today }),
    ]);
    return sendPage(reply, TouchpointsPage({ reader, since, mails, calls }));
  });

  app.get('/results/touchpoints.csv', async (request, reply) => {
    const { part } = QUERY.parse({ part: 'mails', ...(request.query as object) });
    const { speaker, today } = readerOf(deps, request);
    const since = today - YEAR_DAYS;
    const rows =
      part === 'mails'
        ? mailRows(await readMailFigures(deps.db, since), speaker)
        : callRows(await readCallFigures(deps.db, { since, today }), speaker);
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
