import type { FastifyInstance } from 'fastify';
import { canAnswer } from '../platform/database.ts';
import type { Deps } from '../platform/deps.ts';

/** `/healthz`: the program runs. `/readyz`: it can also work; 503 while it cannot, for whoever sends it visitors. */
export function registerHealth(app: FastifyInstance, deps: Pick<Deps, 'db'>): void {
  app.get('/healthz', { logLevel: 'silent' }, () => ({ status: 'ok' }));
  app.get('/readyz', { logLevel: 'silent' }, async (_request, reply) => {
    if (await canAnswer(deps.db)) return { status: 'ok' };
    return reply.code(503).send({ status: 'the database does not answer' });
  });
}
