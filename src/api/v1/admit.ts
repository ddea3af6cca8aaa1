import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { admitApiKey } from '../../staff/api-keys/admit-api-key.ts';
import type { ApiKey } from '../../staff/api-keys/api-key-store.ts';
import type { ApiScope } from '../../staff/api-keys/api-scope.ts';
import type { ApiDeps, ApiLimits } from './api-deps.ts';
import { ApiProblem } from './problem.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whose key it brings; null outside the API. */
    apiKey: ApiKey | null;
  }
}

const USUAL_LIMITS: ApiLimits = { ofKey: 600, ofStranger: 60 };
const PER_MS = 60_000;
const BEARER = /^Bearer +(\S+)$/i;
const REALM = { 'www-authenticate': 'Bearer realm="rytmi"' };

/** What lets a request in: a key that holds, with the scope of the address, and not too often. Throws ApiProblem. */
export async function openDoor(app: FastifyInstance, deps: ApiDeps) {
  await app.register(rateLimit, { global: false });
  app.decorateRequest('apiKey', null);
  const limits = deps.limits ?? USUAL_LIMITS;
  // Counted in the memory of each web process: a limit on floods, not a rule that must hold to the last request.
  const countStranger = app.createRateLimit({ max: limits.ofStranger, timeWindow: PER_MS });
  const countKey = app.createRateLimit({
    ...{ max: limits.ofKey, timeWindow: PER_MS },
    keyGenerator: ({ apiKey }) => `key ${apiKey?.id}`,
  });
  return async (request: FastifyRequest, reply: FastifyReply, scope: ApiScope): Promise<ApiKey> => {
    const secret = BEARER.exec(request.headers.authorization ?? '')?.[1];
    const admitted = secret === undefined ? null : await admitApiKey(deps, secret);
    if (!admitted?.ok) {
      refuseFlood(await countStranger(request));
      throw new ApiProblem(admitted ? `${admitted.problem}-key` : 'no-key', { headers: REALM });
    }
    request.apiKey = admitted.value;
    const count = await countKey(request);
    refuseFlood(count);
    if (!count.isAllowed) reply.header('ratelimit-remaining', String(count.remaining));
    if (!admitted.value.scopes.includes(scope))
      throw new ApiProblem('wrong-scope', { detail: `The key needs the scope ${scope}.` });
    return admitted.value;
  };
}

type Count = Awaited<ReturnType<ReturnType<FastifyInstance['createRateLimit']>>>;

function refuseFlood(count: Count): void {
  if (count.isAllowed || !count.isExceeded) return;
  throw new ApiProblem('too-many-requests', {
    headers: { 'retry-after': String(Math.max(1, count.ttlInSeconds)) },
  });
}
