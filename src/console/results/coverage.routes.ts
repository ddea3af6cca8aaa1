import type { FastifyInstance } from 'fastify';
import { coverageOverview } from '../../nurture/coverage/coverage-overview.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { readerOf } from '../reader-of.ts';
import { sendPage } from '../shell/send-page.ts';
import { CoveragePage } from './coverage.page.tsx';

export function registerCoverage(app: FastifyInstance, deps: ConsoleDeps): void {
  app.get('/results/coverage', async (request, reply) => {
    const reader = readerOf(deps, request);
    const report = await coverageOverview(deps, reader.today);
    return sendPage(reply, CoveragePage({ reader, report }));
  });
}
