import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { MESSAGE_KINDS } from '../../decisions/message-kind.ts';
import { resendMessage } from '../../messages/resend-message.ts';
import { settleMessage } from '../../messages/settle-message.ts';
import { withdrawMessages } from '../../messages/withdraw-messages.ts';
import type { Queryable } from '../../platform/database.ts';
import { recordChange } from '../../staff/audit/record-change.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { actorOf } from '../guard/actor-of.ts';
import type { MessageTold } from './message-told.ts';

/** Today, the message itself, or the list of a kind's messages that wait. */
const FROM = z.enum(['today', 'message', ...MESSAGE_KINDS]).catch('message');
const PARAMS = z.object({ id: z.uuid() });
const SETTLING = z.object({ how: z.enum(['arrived', 'not-arrived', 'resend']), fence: z.uuid(), from: FROM });
const WITHDRAWAL = z.object({ from: FROM });

type Settling = z.infer<typeof SETTLING> & { id: string };

/** What a person says of one message: what became of it, that it goes once more, that it does not go. */
export function registerSettling(app: FastifyInstance, deps: ConsoleDeps): void {
  app.post('/messages/:id/settle', async (request, reply) => {
    const params = PARAMS.safeParse(request.params);
    const form = SETTLING.safeParse(request.body);
    if (!params.success || !form.success) return reply.redirect('/console', 303);
    const input = { ...form.data, ...params.data };
    const done = await deps.db.transaction((db) => settle({ ...deps, db }, input, request));
    return reply.redirect(wayBack(input, done ? input.how : 'too-late'), 303);
  });

  app.post('/messages/:id/withdraw', async (request, reply) => {
    const params = PARAMS.safeParse(request.params);
    const { from } = WITHDRAWAL.parse(request.body ?? {});
    if (!params.success) return reply.redirect('/console', 303);
    const { id } = params.data;
    const by = actorOf(request);
    const count = await deps.db.transaction(async (db) => {
      const withdrawn = await withdrawMessages({ db }, { ids: [id], because: `withdrawn by ${by.name}` });
      if (withdrawn > 0)
        await recordChange(
          { ...deps, db },
          { by, kind: 'message-withdrawn', subjects: { message: [id] }, after: { withdrawn } },
        );
      return withdrawn;
    });
    return reply.redirect(wayBack({ id, from }, count > 0 ? 'withdrawn' : 'too-late'), 303);
  });
}

/** Changes and writes down in one transaction, under the fence of the doubt that was seen. */
async function settle(
  deps: { db: Queryable; now: () => Date },
  { id, fence, how }: Settling,
  request: FastifyRequest,
): Promise<boolean> {
  const by = actorOf(request);
  const one = { id, fence, by: by.name };
  const done =
    how === 'resend'
      ? await resendMessage(deps, one)
      : await settleMessage(deps, { ...one, arrived: how === 'arrived' });
  if (!done) return false;
  const kind = how === 'resend' ? 'message-resent' : 'message-settled';
  await recordChange(deps, { by, kind, subjects: { message: [id] }, after: { how } });
  return true;
}

function wayBack({ id, from }: Pick<Settling, 'id' | 'from'>, told: MessageTold): string {
  if (from === 'today') return `/console?told=${told}`;
  return from === 'message'
    ? `/console/messages/${id}?told=${told}`
    : `/console/waiting/${from}?told=${told}`;
}
