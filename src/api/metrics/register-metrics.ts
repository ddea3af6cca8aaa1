import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Database } from '../../platform/database.ts';
import { knowsBearer } from '../knows-bearer.ts';
import { openMetrics } from './open-metrics.ts';

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

/**
 * GET /metrics, for Prometheus: with METRICS_TOKEN to whoever sends it as a bearer token; without one only to programs on this
 * machine that come straight here. To everybody else there is no such page.
 */
export function registerMetrics(
  app: FastifyInstance,
  deps: { db: Database; now: () => Date; metricsToken: string | null },
): void {
  const metrics = openMetrics(deps);
  app.get('/metrics', { logLevel: 'silent' }, async (request, reply) => {
    if (!mayRead(request, deps.metricsToken)) return reply.callNotFound();
    return reply.type(metrics.contentType).send(await metrics.read());
  });
}

/** A proxy on this machine passes on who comes from elsewhere: what it passes on is not this machine's. */
function mayRead(request: FastifyRequest, token: string | null): boolean {
  if (token !== null) return knowsBearer(request, token);
  const { headers, socket } = request;
  const passedOn = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some((name) => name in headers);
  return LOOPBACK.test(socket.remoteAddress ?? '') && !passedOn;
}
