import type { FastifyInstance } from 'fastify';
import { findReport } from '../../doctor/doctor-store.ts';
import { countBadReturns } from '../../messages/pace/alarm-store.ts';
import { listFailedRuns, listJobs, readDatabaseSize } from '../../nurture/job-list-store.ts';
import { measure } from '../../nurture/metrics-store.ts';
import { listRetention } from '../../nurture/retention-store.ts';
import { readWork } from '../../nurture/work-store.ts';
import { listWatchTroubles } from '../../orders/watched/watched-file-store.ts';
import { freeDisk } from '../../platform/free-disk.ts';
import { isoFromDay } from '../../shared/calendar-day.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { readerOf } from '../reader-of.ts';
import { sendPage } from '../shell/send-page.ts';
import { HealthPage } from './health.page.tsx';
import { judgeHealth } from './judge-health.ts';
import { QueuesPage } from './queues.page.tsx';

const FAILED_SHOWN = 30;
const SECOND = 1_000;

/** Whether the installation is well, and what its jobs do. */
export function registerHealthPages(app: FastifyInstance, deps: ConsoleDeps): void {
  app.get('/health', async (request, reply) => {
    const now = deps.now();
    const [measured, returns, report, databaseBytes, disk, troubles, retention] = await Promise.all([
      measure(deps.db, now),
      countBadReturns(deps.db),
      findReport(deps.db),
      readDatabaseSize(deps.db),
      deps.home === undefined ? null : freeDisk(deps.home),
      listWatchTroubles(deps.db, now),
      listRetention(deps.db),
    ]);
    const reader = readerOf(deps, request);
    const watched = troubles.map(({ path, trouble }) =>
      reader.speaker.say(`watched:trouble.${trouble}`, { path }),
    );
    const judged = judgeHealth({ measured, returns, report, databaseBytes, disk, watched, retention, now });
    const upSince = new Date(now.getTime() - process.uptime() * SECOND);
    const program = { node: process.version, upSince };
    return sendPage(reply, HealthPage({ reader, judged, retention, program }));
  });

  app.get('/queues', async (request, reply) => {
    const reader = readerOf(deps, request);
    const now = deps.now();
    const [jobs, failed, work] = await Promise.all([
      listJobs(deps.db, now),
      listFailedRuns(deps.db, FAILED_SHOWN),
      readWork(deps.db, isoFromDay(reader.today), now),
    ]);
    return sendPage(reply, QueuesPage({ reader, jobs, failed, stuck: work.stuck.length }));
  });
}
