import type { FastifyInstance } from 'fastify';
import { findReport } from '../../doctor/doctor-store.ts';
import { countBadReturns } from '../../messages/pace/alarm-store.ts';
import { readDatabaseSize } from '../../nurture/job-list-store.ts';
import { measure } from '../../nurture/metrics-store.ts';
import { listRetention } from '../../nurture/retention-store.ts';
import { listWatchTroubles } from '../../orders/watched/watched-file-store.ts';
import { freeDisk } from '../../platform/free-disk.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { readerOf } from '../reader-of.ts';
import { sendPage } from '../shell/send-page.ts';
import { HealthPage } from './health.page.tsx';
import { judgeHealth } from './judge-health.ts';

const SECOND = 1_000;

/** Whether the installation is well. */
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
}
