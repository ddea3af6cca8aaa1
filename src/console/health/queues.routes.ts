import type { FastifyInstance } from 'fastify';
import { listFailedRuns, listJobs } from '../../nurture/job-list-store.ts';
import { readWork } from '../../nurture/work-store.ts';
import { isoFromDay } from '../../shared/calendar-day.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { readerOf } from '../reader-of.ts';
import { sendPage } from '../shell/send-page.ts';
import { QueuesPage } from './queues.page.tsx';

const FAILED_SHOWN = 30;

/** What the jobs do. */
export function registerQueues(app: FastifyInstance, deps: ConsoleDeps): void {
  app.get<{ Querystring: { board?: unknown } }>('/queues', async (request, reply) => {
    const reader = readerOf(deps, request);
    const now = deps.now();
    const [jobs, failed, work] = await Promise.all([
      listJobs(deps.db, now),
      listFailedRuns(deps.db, FAILED_SHOWN),
      readWork(deps.db, isoFromDay(reader.today), now),
    ]);
    return sendPage(
      reply,
      QueuesPage({
        ...{ reader, jobs, failed },
        stuck: work.stuck.length,
        away: request.query.board === 'away',
      }),
    );
  });
}
