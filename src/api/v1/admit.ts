import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { admitApiKey } from '../../staff/api-keys/admit-api-key.ts';
import type { ApiKey } from '../../staff/api-keys/api-key-store.ts';
import type { ApiScope } from '../../staff/api-keys/api-scope.ts';
import type { ApiDeps, ApiLimits } from './api-deps.ts';
import { FloodingStrangers } from './flooding-strangers.ts';
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
  const flooding = new FloodingStrangers(deps.now);
  return async (request: FastifyRequest, reply: FastifyReply, scope: ApiScope): Promise<ApiKey> => {
    const secret = BEARER.exec(request.headers.authorization ?? '')?.[1];
    refuseFor(flooding.secondsLeft(request.ip, secret));
    const admitted = secret === undefined ? null : await admitApiKey(deps, secret);
    if (!admitted?.ok) {
      const seconds = secondsOver(await countStranger(request));
      if (seconds > 0) flooding.note(request.ip, seconds);
      refuseFor(seconds);
      throw new ApiProblem(admitted ? `${admitted.problem}-key` : 'no-key', { headers: REALM });
    }
    if (secret !== undefined) flooding.noteHeld(secret);
    request.apiKey = admitted.value;
    const count = await countKey(request);
    refuseFor(secondsOver(count));
    if (!count.isAllowed) reply.header('ratelimit-remaining', String(count.remaining));
    if (!admitted.value.scopes.includes(scope))
      throw new ApiProblem('wrong-scope', { detail: `The key needs the scope ${scope}.` });
    return admitted.value;
  };
}

type Count = Awaited<ReturnType<ReturnType<FastifyInstance['createRateLimit']>>>;

/** Seconds until one more is let in; 0 where it is. */
function secondsOver(count: Count): number {
  return count.isAllowed || !count.isExceeded ? 0 : Math.max(1, count.ttlInSeconds);
}

function refuseFor(seconds: number): void {
  if (seconds > 0) throw new ApiProblem('too-many-requests', { headers: { 'retry-after': String(seconds) } });
}
