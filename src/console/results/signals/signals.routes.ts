import type { FastifyInstance } from 'fastify';
import { readSignalFigures, trustOfFigures } from '../../../nurture/judged-signals/signal-store.ts';
import { csvOfNumbers } from '../../charts/csv-of-numbers.ts';
import { sendCsv } from '../../charts/send-csv.ts';
import type { ConsoleDeps } from '../../console-deps.ts';
import { readerOf } from '../../reader-of.ts';
import { sendPage } from '../../shell/send-page.ts';
import { drawSignals } from './draw-signals.ts';
import { signalNumbers } from './signal-numbers.ts';
import { SignalsPage } from './signals.page.tsx';

/** What calls have shown of each signal. */
export function registerSignals(app: FastifyInstance, deps: ConsoleDeps): void {
  app.get('/results/signals', async (request, reply) => {
    const reader = readerOf(deps, request);
    const figures = await readSignalFigures(deps.db, reader.today);
    const { currency } = deps.supplier;
    const chart = await drawSignals(figures, reader);
    return sendPage(reply, SignalsPage({ reader, currency, figures, trust: trustOfFigures(figures), chart }));
  });

  app.get('/results/signals.csv', async (request, reply) => {
    const { speaker, today } = readerOf(deps, request);
    const figures = await readSignalFigures(deps.db, today);
    const judged = { figures, trust: trustOfFigures(figures) };
    const numbers = signalNumbers(judged, speaker, deps.supplier.currency);
    return sendCsv(reply, 'signals', csvOfNumbers(numbers, speaker));
  });
}
