import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { confirmAnswer } from '../../nurture/satisfaction/confirm-answer.ts';
import { listDoubtful } from '../../nurture/satisfaction/doubtful-store.ts';
import { measureSatisfaction } from '../../nurture/satisfaction/measure-satisfaction.ts';
import { recordChange } from '../../staff/audit/record-change.ts';
import { csvOfNumbers } from '../charts/csv-of-numbers.ts';
import { sendCsv } from '../charts/send-csv.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { actorOf } from '../guard/actor-of.ts';
import { readerOf } from '../reader-of.ts';
import { sendPage } from '../shell/send-page.ts';
import { drawContent } from './draw-content.ts';
import { SatisfactionPage } from './satisfaction.page.tsx';
import { GROUP_PARTS, satisfactionNumbers } from './satisfaction-numbers.ts';

const MOST_DOUBTFUL = 50;
const PARAMS = z.object({
  id: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
});
const QUERY = z.object({ told: z.enum(['confirmed', 'notDoubtful']).nullable().catch(null) });
const PART = z.object({ part: z.enum(GROUP_PARTS).catch('levels') });

export function registerSatisfaction(app: FastifyInstance, deps: ConsoleDeps): void {
  app.get('/results/satisfaction', async (request, reply) => {
    const { told } = QUERY.parse({ told: null, ...(request.query as object) });
    const reader = readerOf(deps, request);
    const { timeZone } = deps.supplier;
    const [report, doubtful] = await Promise.all([
      measureSatisfaction(deps, { today: reader.today }),
      listDoubtful(deps.db, { timeZone, most: MOST_DOUBTFUL }),
    ]);
    const charts = {
      levels: await drawContent(report, 'levels', reader.speaker),
      stages: await drawContent(report, 'stages', reader.speaker),
      industries: await drawContent(report, 'industries', reader.speaker),
    };
    return sendPage(reply, SatisfactionPage({ reader, report, charts, doubtful, told }));
  });

  app.get('/results/satisfaction.csv', async (request, reply) => {
    const { part } = PART.parse(request.query);
    const { speaker, today } = readerOf(deps, request);
    const report = await measureSatisfaction(deps, { today });
    const csv = csvOfNumbers(satisfactionNumbers(report, part, speaker), speaker);
    return sendCsv(reply, `satisfaction-${part}`, csv);
  });

  app.post('/results/satisfaction/:id/confirm', async (request, reply) => {
    const params = PARAMS.safeParse(request.params);
    const by = actorOf(request);
    const done = params.success && (await confirmAnswer(deps, { id: params.data.id, by: by.name }));
    if (done)
      await recordChange(deps, { by, kind: 'answer-confirmed', subjects: { answer: [params.data.id] } });
    return reply.redirect(`/console/results/satisfaction?told=${done ? 'confirmed' : 'notDoubtful'}`, 303);
  });
}
