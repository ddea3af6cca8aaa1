import type { FastifyInstance } from 'fastify';

const GONE_ELSEWHERE = 300;

/**
 * A part of a page that htmx fetches may turn out to be another page: done, refused, failed, or signed out meanwhile. The
 * browser then goes there as a whole, instead of showing that page inside the old one.
 */
export function leaveByWholePage(app: FastifyInstance): void {
  app.addHook('onSend', async ({ headers, url }, reply) => {
    if (headers['hx-request'] !== 'true' || reply.statusCode < GONE_ELSEWHERE) return;
    reply.header('hx-redirect', reply.getHeader('location') ?? url).removeHeader('location');
    reply.code(200);
  });
}
