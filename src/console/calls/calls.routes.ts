import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { CALL_CAUSES } from '../../calls/call-table.ts';
import { listCalls } from '../../calls/list-calls.ts';
import { productsOfSignals } from '../../calls/products-of-signals.ts';
import { readProductCards } from '../../nurture/briefing-store.ts';
import { readCareModel } from '../../nurture/care-model-store.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { readerOf } from '../reader-of.ts';
import { sendPage } from '../shell/send-page.ts';
import { CallsPage } from './calls.page.tsx';

const QUERY = z.object({
  told: z
    .enum([...CALL_CAUSES, 'handed-over'])
    .nullable()
    .catch(null),
});

export function registerCallList(app: FastifyInstance, deps: ConsoleDeps): void {
  app.get('/calls', async (request, reply) => {
    const reader = readerOf(deps, request);
    const { told } = QUERY.parse({ told: null, ...(request.query as object) });
    const { settings } = await readCareModel(deps.db);
    const list = await listCalls({ db: deps.db, settings: settings.calls }, { today: reader.today });
    const cards = [...list.today.map(({ card }) => card), ...list.below];
    const products = await readProductCards(
      deps.db,
      cards.flatMap((card) => productsOfSignals(card.signals.slice(0, 1))),
    );
    const names = new Map(products.map(({ id, name }) => [id, name]));
    const productName = (id: number) => names.get(id) ?? `#${id}`;
    return sendPage(
      reply,
      CallsPage({ reader, list, productName, told: told && reader.speaker.say(`console:told.${told}`) }),
    );
  });
}
