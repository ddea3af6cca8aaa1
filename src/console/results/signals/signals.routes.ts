import type { FastifyInstance } from 'fastify';
import { readSignalFigures, trustOfFigures } from '../../../nurture/judged-signals/signal-store.ts';
import type { ConsoleDeps } from '../../console-deps.ts';
import { readerOf } from '../../reader-of.ts';
import { sendPage } from '../../shell/send-page.ts';
import { SignalsPage } from './signals.page.tsx';

/** What calls have shown of each signal. */
export function registerSignals(app: FastifyInstance, deps: ConsoleDeps): void {
  app.get('/results/signals', async (request, reply) => {
    const reader = readerOf(deps, request);
    const figures = await readSignalFigures(deps.db, reader.today);
    const { currency } = deps.supplier;
    return sendPage(reply, SignalsPage({ reader, currency, figures, trust: trustOfFigures(figures) }));
  });
}
