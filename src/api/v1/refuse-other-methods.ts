import type { FastifyInstance } from 'fastify';
import type { ApiRoute } from './api-route.ts';
import { ApiProblem } from './problem.ts';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

/** A known address with another method is told which methods there are, before anything else is looked at. */
export function refuseOtherMethods(app: FastifyInstance, routes: readonly ApiRoute[]): void {
  for (const path of new Set(routes.map((route) => route.path))) {
    const known = routes.filter((route) => route.path === path).map(({ method }) => method);
    const allow = known.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', ');
    const refuse = async () => {
      throw new ApiProblem('method-not-allowed', { headers: { allow } });
    };
    const others = METHODS.filter((method) => !known.some((one) => one === method));
    app.route({
      method: [...others],
      url: path.replace(/\{(\w+)\}/g, ':$1'),
      onRequest: refuse,
      handler: refuse,
    });
  }
}
