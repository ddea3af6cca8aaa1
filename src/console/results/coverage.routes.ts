import type { FastifyInstance } from 'fastify';
import { measureCoverage } from '../../nurture/coverage/measure-coverage.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { readerOf } from '../reader-of.ts';
import { sendPage } from '../shell/send-page.ts';
import { CoveragePage } from './coverage.page.tsx';

export function registerCoverage(app: FastifyInstance, deps: ConsoleDeps): void {
  app.get('/results/coverage', async (request, reply) => {
    const reader = readerOf(deps, request);
    const report = await measureCoverage(deps, { today: reader.today });
    return sendPage(reply, CoveragePage({ reader, report }));
  });
}
