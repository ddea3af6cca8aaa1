import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { addEndpoint } from '../../webhooks/manage/add-endpoint.ts';
import { changeEndpoint } from '../../webhooks/manage/change-endpoint.ts';
import { resendDead } from '../../webhooks/manage/resend-dead.ts';
import { testEndpoint } from '../../webhooks/manage/test-endpoint.ts';
import { listDeliveries, listEndpoints } from '../../webhooks/manage/webhook-list-store.ts';
import { WEBHOOK_KINDS } from '../../webhooks/webhook-kind.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { actorOf } from '../guard/actor-of.ts';
import { readerOf } from '../reader-of.ts';
import { sendPage } from '../shell/send-page.ts';
import type { AddressTyped } from './add-form.tsx';
import { WebhooksPage, type WebhooksPageProps } from './webhooks.page.tsx';

/** One box ticked comes as a text, several as a list, none not at all. */
const FORM = z.object({
  url: z.string().trim(),
  kinds: z.preprocess((sent) => [sent ?? []].flat(), z.array(z.enum(WEBHOOK_KINDS))),
  includeContact: z.literal('yes').optional(),
});
const NUMBER = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);
const DONE = ['on', 'off', 'remove', 'resent', 'nothing'] as const;
const QUERY = z.object({ done: z.enum(DONE).nullable().catch(null) });
const MOST_LISTED = 30;

/** For administrators: which other systems are told what happens. */
export function registerWebhooks(app: FastifyInstance, deps: ConsoleDeps): void {
  app.get('/webhooks', async (request, reply) => {
    const { done } = QUERY.parse({ done: null, ...(request.query as object) });
    const { speaker } = readerOf(deps, request);
    return show(deps, request, reply, { told: done && speaker.say(`webhooks:told.${done}`) });
  });

  app.post('/webhooks', async (request, reply) => {
    const { speaker } = readerOf(deps, request);
    const typed = readTyped(request.body);
    const refuse = (problem: string) => show(deps, request, reply.code(422), { problem, typed });
    const form = FORM.safeParse(request.body ?? {});
    if (!form.success) return refuse(speaker.say('webhooks:fault.not-an-address'));
    const { url, kinds, includeContact } = form.data;
    const wanted = { url, kinds, includeContact: includeContact === 'yes', by: actorOf(request) };
    const added = await addEndpoint(deps, wanted);
    if (!added.ok) return refuse(speaker.say(`webhooks:fault.${added.problem}`));
    return show(deps, request, reply, { secret: added.value.secret });
  });
  registerChanges(app, deps);
  registerTrials(app, deps);
}

function registerChanges(app: FastifyInstance, deps: ConsoleDeps): void {
  for (const change of ['on', 'off', 'remove'] as const)
    app.post(`/webhooks/:id/${change}`, async (request, reply) => {
      const done = await changeEndpoint(deps, { id: idOf(request), by: actorOf(request), change });
      return done.ok ? reply.redirect(`/console/webhooks?done=${change}`, 303) : gone(deps, request, reply);
    });

  app.post('/webhooks/:id/rotate', async (request, reply) => {
    const done = await changeEndpoint(deps, { id: idOf(request), by: actorOf(request), change: 'rotate' });
    return done.ok ? show(deps, request, reply, { secret: done.value }) : gone(deps, request, reply);
  });
}

function registerTrials(app: FastifyInstance, deps: ConsoleDeps): void {
  app.post('/webhooks/:id/test', async (request, reply) => {
    const { speaker } = readerOf(deps, request);
    const tested = await testEndpoint(deps, idOf(request));
    if (tested.ok)
      return show(deps, request, reply, {
        told: speaker.say('webhooks:told.test', { status: tested.value }),
      });
    if (tested.problem === 'unknown') return gone(deps, request, reply);
    const { said } = tested.problem;
    const problem = /^\d+$/.test(said)
      ? speaker.say('webhooks:told.refused', { status: said })
      : speaker.say(`webhooks:fault.${said}`);
    return show(deps, request, reply, { problem });
  });

  app.post('/webhooks/:id/resend', async (request, reply) => {
    const count = await resendDead(deps, { by: actorOf(request), which: { endpointId: idOf(request) } });
    return reply.redirect(`/console/webhooks?done=${count > 0 ? 'resent' : 'nothing'}`, 303);
  });

  app.post('/webhooks/deliveries/:id/resend', async (request, reply) => {
    const count = await resendDead(deps, { by: actorOf(request), which: { deliveryId: idOf(request) } });
    return count > 0 ? reply.redirect('/console/webhooks?done=resent', 303) : gone(deps, request, reply);
  });
}

/** What stood in the form, right or wrong, so that nobody types it twice. */
function readTyped(body: unknown): AddressTyped {
  const { url, kinds, includeContact } = (body ?? {}) as Record<string, unknown>;
  return {
    url: typeof url === 'string' ? url : '',
    kinds: [kinds ?? []].flat().map(String),
    includeContact: includeContact === 'yes',
  };
}

/** 0 is nobody's number. */
function idOf({ params }: FastifyRequest): number {
  const id = NUMBER.safeParse((params as { id?: string }).id);
  return id.success ? id.data : 0;
}

function gone(deps: ConsoleDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const problem = readerOf(deps, request).speaker.say('webhooks:gone');
  return show(deps, request, reply.code(422), { problem });
}

async function show(
  deps: ConsoleDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  page: Partial<WebhooksPageProps>,
): Promise<FastifyReply> {
  const [endpoints, dead, newest] = await Promise.all([
    listEndpoints(deps.db, deps.now()),
    listDeliveries(deps.db, { state: 'dead', limit: MOST_LISTED }),
    listDeliveries(deps.db, { limit: MOST_LISTED }),
  ]);
  const nothing = { told: null, problem: null, secret: null, typed: readTyped({}) };
  return sendPage(
    reply,
    WebhooksPage({ reader: readerOf(deps, request), endpoints, dead, newest, ...nothing, ...page }),
  );
}
