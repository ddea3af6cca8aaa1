import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { dayInZone } from '../../platform/clock.ts';
import { openDoor } from './admit.ts';
import { ALL_ROUTES } from './all-routes.ts';
import type { ApiDeps } from './api-deps.ts';
import type { ApiRoute } from './api-route.ts';
import { RECORD_TYPES } from './bulk/receive-records.ts';
import { registerDocs } from './docs/register-docs.ts';
import { faultsOf } from './faults-of.ts';
import { ApiAnswer } from './idempotency/answer-once.ts';
import { ApiProblem } from './problem.ts';
import { refuseOtherMethods } from './refuse-other-methods.ts';
import { sendProblem } from './send-problem.ts';

export const API_PREFIX = '/api/v1';

type Admit = Awaited<ReturnType<typeof openDoor>>;

/** The HTTP API, under /api/v1: what stands in `ALL_ROUTES`, its description and a page to try it. */
export async function registerApi(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  await app.register(
    async (api) => {
      api.setErrorHandler(sendProblem);
      api.setNotFoundHandler(() => {
        throw new ApiProblem('not-found');
      });
      await registerDocs(api);
      await api.register(async (routes) => {
        const admit = await openDoor(routes, deps);
        takeBodiesAsTheyCome(routes);
        routes.addHook('onRequest', async (_request, reply) => {
          reply.headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
        });
        for (const route of ALL_ROUTES) addRoute(routes, deps, admit, route);
        refuseOtherMethods(routes, ALL_ROUTES);
      });
    },
    { prefix: API_PREFIX },
  );
}

/** A body of any size is received by whoever knows how large it may be. */
function takeBodiesAsTheyCome(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser([...RECORD_TYPES], (_request, payload, done) => done(null, payload));
}

function addRoute(app: FastifyInstance, deps: ApiDeps, admit: Admit, route: ApiRoute): void {
  app.route({
    method: route.method,
    url: route.path.replace(/\{(\w+)\}/g, ':$1'),
    onRequest: async (request, reply) => {
      await admit(request, reply, route.scope);
      refuseType(request, route);
    },
    handler: async (request, reply) => send(reply, await handle(deps, request, route)),
  });
}

/** An outcome is one JSON object; records may come as lines too; and nobody unpacks what was packed. */
function refuseType({ headers }: FastifyRequest, { body }: ApiRoute): void {
  if (body === null) return;
  const type = String(headers['content-type']).split(';', 1)[0]?.trim().toLowerCase();
  const allowed: readonly string[] = 'records' in body ? RECORD_TYPES : ['application/json'];
  const isPacked = (headers['content-encoding'] ?? 'identity') !== 'identity';
  if (isPacked || !allowed.includes(type ?? ''))
    throw new ApiProblem('unsupported-type', { detail: `Expected ${allowed.join(' or ')}, not packed.` });
}

async function handle(deps: ApiDeps, request: FastifyRequest, route: ApiRoute): Promise<unknown> {
  if (!request.apiKey) throw new Error('A request came in without its key');
  return route.handle(deps, {
    key: request.apiKey,
    today: dayInZone(deps.now(), deps.supplier.timeZone),
    params: read(route.params, request.params),
    query: read(route.query, request.query),
    headers: request.headers,
    target: `${request.method} ${request.url}`,
    body: request.body as NodeJS.ReadableStream | undefined,
  });
}

function read(shape: Readonly<Record<string, z.ZodType>>, sent: unknown): Record<string, unknown> {
  const parsed = z.strictObject({ ...shape }).safeParse(sent);
  if (parsed.success) return parsed.data;
  throw new ApiProblem('bad-parameter', { faults: faultsOf(parsed.error, '') });
}

function send(reply: FastifyReply, answer: unknown): FastifyReply {
  reply.type('application/json; charset=utf-8');
  if (!(answer instanceof ApiAnswer)) return reply.send(JSON.stringify(answer));
  if (answer.replayed) reply.header('idempotent-replayed', 'true');
  return reply.code(answer.status).send(answer.body);
}
