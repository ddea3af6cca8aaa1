import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { bodyHash } from '../orders/shops/body-hash.ts';
import { isSigned } from '../orders/shops/is-signed.ts';
import { keepDelivery } from '../orders/shops/shop-delivery-store.ts';
import type { Database } from '../platform/database.ts';
import type { Shop } from '../platform/read-shops.ts';
import { readHeaders } from './read-shop-headers.ts';

export interface ShopRoutesDeps {
  db: Database;
  now: () => Date;
  shops: readonly Shop[];
  /** Lets a worker read it soon. */
  wakeWorker: () => Promise<void>;
}

/** An order of a thousand lines, with all that a shop says of each. */
const LARGEST_DELIVERY_BYTES = 4 * 1024 * 1024;
/** A shop that ships ten orders a second tells less. */
const MOST_A_MINUTE = 1_200;

/**
 * POST /shops/PLATFORM/NAME: where web shops tell of their orders. The signature is looked at before anything is read; 202 once
 * it is kept, 200 when it is known already, 401 for whatever is not surely the shop's and not fresh, 404 where there is no such shop.
 */
export async function registerShops(app: FastifyInstance, deps: ShopRoutesDeps): Promise<void> {
  if (deps.shops.length === 0) return;
  await app.register(async (posts) => {
    await posts.register(rateLimit, { max: MOST_A_MINUTE, timeWindow: 60_000 });
    posts.removeAllContentTypeParsers();
    // The signature is over the bytes as they came.
    const asBuffer = { parseAs: 'buffer', bodyLimit: LARGEST_DELIVERY_BYTES } as const;
    posts.addContentTypeParser('*', asBuffer, (_request, body, done) => done(null, body));
    posts.post('/shops/:platform/:name', { bodyLimit: LARGEST_DELIVERY_BYTES }, (request, reply) =>
      take(deps, request, reply),
    );
  });
}

async function take(
  deps: ShopRoutesDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { platform, name } = request.params as { platform: string; name: string };
  const shop = deps.shops.find((one) => one.platform === platform && one.name === name);
  if (!shop) return reply.code(404).send();
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  if (isPing(shop, body)) return reply.code(200).send();
  const told = readHeaders(shop.platform, request.headers, deps.now());
  if (!told || !isSigned(body, told.signature, shop.secrets)) return reply.code(401).send();
  const kept = await keepDelivery(deps.db, {
    ...{ shop: `${platform}/${name}`, topic: told.topic, deliveryKey: told.deliveryKey },
    bodyHash: bodyHash(body, told.deliveryKey),
    // A zero byte is no text for the database, and in no sound JSON.
    payload: body.toString('utf8').replaceAll('\0', ''),
    receivedAt: deps.now(),
  });
  if (kept) void deps.wakeWorker();
  return reply.code(kept ? 202 : 200).send();
}

/** WooCommerce asks once, unsigned, whether anybody is there; it saves no webhook without an answer. */
function isPing({ platform }: Shop, body: Buffer): boolean {
  return platform === 'woocommerce' && body.length < 40 && /^webhook_id=\d+$/.test(body.toString('latin1'));
}
