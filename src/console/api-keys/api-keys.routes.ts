import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { dayInZone } from '../../platform/clock.ts';
import { listApiKeys } from '../../staff/api-keys/api-key-store.ts';
import { API_SCOPES } from '../../staff/api-keys/api-scope.ts';
import { createApiKey } from '../../staff/api-keys/create-api-key.ts';
import { revokeApiKey } from '../../staff/api-keys/revoke-api-key.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { actorOf } from '../guard/actor-of.ts';
import { readerOf } from '../reader-of.ts';
import { sendPage } from '../shell/send-page.ts';
import { textsOf } from '../texts-of.ts';
import { ApiKeysPage, type ApiKeysPageProps } from './api-keys.page.tsx';

/** One box ticked comes as a text, several as a list, none not at all. */
const FORM = z.object({
  name: z.string().trim().min(1).max(100),
  scopes: z.preprocess((sent) => [sent ?? []].flat(), z.array(z.enum(API_SCOPES)).min(1)),
  expiresOn: z.union([z.literal('').transform(() => null), z.iso.date()]).default(null),
});
/** Before it is known to be one. */
type SentKey = { scopes?: string | string[] };
const PARAMS = z.object({
  id: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
});

/** For administrators: which other systems come in, and what they may do. */
export function registerApiKeys(app: FastifyInstance, deps: ConsoleDeps): void {
  app.get('/api-keys', async (request, reply) => {
    const { speaker } = readerOf(deps, request);
    const wasRevoked = 'revoked' in (request.query as object);
    return show(deps, request, reply, { told: wasRevoked ? speaker.say('staff:keys.told') : null });
  });

  app.post('/api-keys', async (request, reply) => {
    const { speaker, today } = readerOf(deps, request);
    const refuse = (why: string) =>
      show(deps, request, reply.code(422), {
        problem: speaker.say(`staff:keys.${why}`),
        typed: { ...textsOf(request.body), scopes: [(request.body as SentKey | null)?.scopes ?? []].flat() },
      });
    const form = FORM.safeParse(request.body ?? {});
    if (!form.success) return refuse('unread');
    const { name, scopes, expiresOn } = form.data;
    // Through that day wherever the supplier is: midnight after it in its own zone lies within this.
    const expiresAt = expiresOn === null ? null : new Date(`${expiresOn}T23:59:59Z`);
    if (expiresAt && dayInZone(expiresAt, 'UTC') <= today) return refuse('past');
    const wanted = { name, scopes: [...new Set(scopes)], expiresAt, by: actorOf(request) };
    const { secret } = await createApiKey(deps, wanted);
    return show(deps, request, reply, { made: { name, secret } });
  });

  app.post('/api-keys/:id/revoke', async (request, reply) => {
    const params = PARAMS.safeParse(request.params);
    const id = params.success ? params.data.id : 0;
    const done = await revokeApiKey(deps, { id, by: actorOf(request) });
    if (done.ok) return reply.redirect('/console/api-keys?revoked', 303);
    const { speaker } = readerOf(deps, request);
    return show(deps, request, reply.code(422), { problem: speaker.say('staff:keys.gone') });
  });
}

async function show(
  deps: ConsoleDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  page: Partial<ApiKeysPageProps>,
): Promise<FastifyReply> {
  const nothing = { told: null, problem: null, made: null, typed: {} };
  const { timeZone } = deps.supplier;
  const keys = (await listApiKeys(deps.db)).toReversed();
  const dayOf = (at: Date) => dayInZone(at, timeZone);
  return sendPage(
    reply,
    ApiKeysPage({ reader: readerOf(deps, request), keys, dayOf, now: deps.now(), ...nothing, ...page }),
  );
}
