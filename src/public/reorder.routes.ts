import type { FastifyInstance, FastifyReply } from 'fastify';
import { localMoment } from '../customers/local-moment.ts';
import type { LinkedMessage } from '../messages/link-target-store.ts';
import { findReorder, type Reorder } from '../messages/reorder-store.ts';
import { requestReorder } from '../messages/request-reorder.ts';
import { addressesOf } from './addresses-of.ts';
import { openLetter } from './open-letter.ts';
import type { PageDeps, Reader } from './public-deps.ts';
import { readReorder, typedQuantity } from './read-reorder.ts';
import { ReorderPage } from './reorder.page.tsx';
import { ReorderedPage } from './reordered.page.tsx';
import { sendPage } from './send-page.ts';
import type { TokenRequest } from './token-of.ts';

/** The mail's items filled in; confirming sends them to the order desk, once. */
export function registerReorder(app: FastifyInstance, deps: PageDeps): void {
  const show = async (request: TokenRequest, reply: FastifyReply) => {
    const letter = await openLetter(deps, 'reorder', request, reply);
    if (!letter) return reply;
    const { linked, reader, path } = letter;
    const done = await findReorder(deps.db, linked.messageId);
    if (done) return sendReordered(reply, deps, reader, linked, done, true);
    return sendPage(reply, ReorderPage({ reader, path, ...linked }));
  };
  for (const url of addressesOf('reorder')) app.get(url, show);

  app.post('/reorder/:token', async (request: TokenRequest, reply) => {
    const letter = await openLetter(deps, 'reorder', request, reply);
    if (!letter) return reply;
    const { linked, reader, path } = letter;
    const wish = readReorder(request.body, linked.items, reader.speaker);
    const done = await findReorder(deps.db, linked.messageId);
    if (!wish.ok && !done) {
      const typed = new Map(
        linked.items.map(({ productId }) => [productId, typedQuantity(request.body, productId) ?? '']),
      );
      const note = String((request.body as Record<string, unknown> | null)?.note ?? '');
      const page = { reader, path, ...linked, typed, note, faults: wish.problem };
      return sendPage(reply.code(422), ReorderPage(page));
    }
    const result = wish.ok ? await requestReorder(deps, linked, wish.value) : 'already';
    const kept = done ?? (await findReorder(deps.db, linked.messageId));
    if (!kept) throw new Error(`The reorder of message ${linked.messageId} was not kept`);
    return sendReordered(reply, deps, reader, linked, kept, result === 'already');
  });
}

function sendReordered(
  reply: FastifyReply,
  deps: PageDeps,
  reader: Reader,
  linked: LinkedMessage,
  reorder: Reorder,
  already: boolean,
): FastifyReply {
  const quantities = new Map(reorder.items.map(({ productId, quantity }) => [productId, quantity]));
  const items = linked.items.flatMap((item) => {
    const quantity = quantities.get(item.productId);
    return quantity === undefined ? [] : [{ ...item, quantity }];
  });
  const { day } = localMoment(reorder.requestedAt, linked.timeZone, deps.supplier.timeZone);
  const alreadyOn = already ? reader.speaker.date(day) : null;
  return sendPage(reply, ReorderedPage({ reader, items, note: reorder.note, alreadyOn }));
}
