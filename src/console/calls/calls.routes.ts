import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { CallCard } from '../../calls/call-card.ts';
import { CALL_CAUSES } from '../../calls/call-table.ts';
import { listCalls } from '../../calls/list-calls.ts';
import { productsOfSignals } from '../../calls/products-of-signals.ts';
import { readProductCards } from '../../nurture/briefing-store.ts';
import { readCareModel } from '../../nurture/care-model-store.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { readerOf } from '../reader-of.ts';
import { sendPage } from '../shell/send-page.ts';
import { CallsPage } from './calls.page.tsx';
import { deskOf } from './desk-of.ts';
import { CALL_FILTERS, filterCalls } from './filter-calls.ts';

const QUERY = z.object({
  told: z
    .enum([...CALL_CAUSES, 'handed-over', 'put-back', 'none-free'])
    .nullable()
    .catch(null),
  show: z.enum(CALL_FILTERS).catch('all'),
});

export function registerCallList(app: FastifyInstance, deps: ConsoleDeps): void {
  app.get('/calls', async (request, reply) => {
    const reader = readerOf(deps, request);
    const { told, show: filter } = QUERY.parse({ told: null, ...(request.query as object) });
    const { settings } = await readCareModel(deps.db);
    const desk = await deskOf(deps, request);
    const whole = await listCalls({ db: deps.db, settings: settings.calls }, { today: reader.today });
    const list = filterCalls(whole, filter, desk);
    const productName = await nameProducts(deps, [...list.today.map(({ card }) => card), ...list.below]);
    const done = told && reader.speaker.say(`console:told.${told}`);
    return sendPage(reply, CallsPage({ reader, list, filter, desk, productName, told: done }));
  });
}

async function nameProducts(deps: ConsoleDeps, cards: readonly CallCard[]): Promise<(id: number) => string> {
  const ids = cards.flatMap((card) => productsOfSignals(card.signals.slice(0, 1)));
  const names = new Map((await readProductCards(deps.db, ids)).map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? `#${id}`;
}
