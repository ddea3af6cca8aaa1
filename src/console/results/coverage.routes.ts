import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { coverageOverview } from '../../nurture/coverage/coverage-overview.ts';
import { csvOfNumbers } from '../charts/csv-of-numbers.ts';
import { sendCsv } from '../charts/send-csv.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { readerOf } from '../reader-of.ts';
import { sendPage } from '../shell/send-page.ts';
import { CoveragePage } from './coverage.page.tsx';
import { COVERAGE_PARTS, coverageNumbers } from './coverage-numbers.ts';
import { drawSurvival } from './draw-survival.ts';

const PART = z.object({ part: z.enum(COVERAGE_PARTS).catch('levels') });

export function registerCoverage(app: FastifyInstance, deps: ConsoleDeps): void {
  app.get('/results/coverage', async (request, reply) => {
    const reader = readerOf(deps, request);
    const report = await coverageOverview(deps, reader.today);
    const drawn = await drawSurvival(report, reader.speaker);
    return sendPage(reply, CoveragePage({ reader, report, drawn }));
  });

  app.get('/results/coverage.csv', async (request, reply) => {
    const { part } = PART.parse(request.query);
    const { speaker, today } = readerOf(deps, request);
    const report = await coverageOverview(deps, today);
    const numbers = coverageNumbers(report, part, { speaker, currency: deps.supplier.currency });
    return sendCsv(reply, `coverage-${part}`, csvOfNumbers(numbers, speaker));
  });
}
