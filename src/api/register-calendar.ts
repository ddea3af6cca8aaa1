import { createHash } from 'node:crypto';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import { readCalendar } from '../calls/calendar/read-calendar.ts';
import type { Database } from '../platform/database.ts';

/** A calendar looks every few minutes at most; behind one address may stand a whole office. */
const MOST_A_MINUTE = 120;
const TOKEN = /^[\w-]{43}$/;

/** `/calendar/<token>.ics`: a care person's follow-ups. The token is the key; without one there is no such page. */
export async function registerCalendar(
  app: FastifyInstance,
  deps: { db: Database; publicUrl: string },
): Promise<void> {
  await app.register(async (feeds) => {
    await feeds.register(rateLimit, { max: MOST_A_MINUTE, timeWindow: 60_000 });
    feeds.get<{ Params: { token: string } }>('/calendar/:token.ics', async (request, reply) => {
      const { token } = request.params;
      const text = TOKEN.test(token) ? await readCalendar(deps, token) : null;
      if (text === null) return reply.code(404).type('text/plain').send('There is no such calendar.\n');
      const etag = `"${createHash('sha256').update(text).digest('base64url')}"`;
      reply.headers({ etag, 'cache-control': 'private, no-cache', 'referrer-policy': 'no-referrer' });
      if (knows(request.headers['if-none-match'], etag)) return reply.code(304).send();
      reply.header('x-content-type-options', 'nosniff');
      return reply.type('text/calendar; charset=utf-8').send(text);
    });
  });
}

/** A proxy may have made it a weak one. */
function knows(header: string | undefined, etag: string): boolean {
  return (header ?? '').split(',').some((one) => ['*', etag].includes(one.trim().replace(/^W\//, '')));
}
