import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { CLOSINGS, closeIncoming } from '../../messages/incoming/close-incoming.ts';
import { listIncoming, listToDo } from '../../messages/incoming/incoming-list-store.ts';
import { readOriginal } from '../../messages/incoming/incoming-store.ts';
import { recordChange } from '../../staff/audit/record-change.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { actorOf } from '../guard/actor-of.ts';
import { readerOf } from '../reader-of.ts';
import { NotFoundPage } from '../shell/not-found.page.tsx';
import { sendPage } from '../shell/send-page.ts';
import { IncomingPage } from './incoming.page.tsx';

const MOST_TO_DO = 50;
const MOST_LATELY = 50;
/** More of an original than this nobody reads on a page; `rytmi incoming show N --original` has all of it. */
const ORIGINAL_SHOWN_BYTES = 200_000;

const PARAMS = z.object({
  id: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
});
const QUERY = z.object({ told: z.enum(['closed', 'not-to-do', 'no-reason']).nullable().catch(null) });
const CLOSING = z.object({
  how: z.enum(CLOSINGS),
  because: z.string().trim().max(500).default(''),
});

/** What came back by mail, and what a person says of it. */
export function registerIncomingMails(app: FastifyInstance, deps: ConsoleDeps): void {
  app.get('/incoming', async (request, reply) => {
    const { told } = QUERY.parse({ told: null, ...(request.query as object) });
    const [toDo, lately] = await Promise.all([
      listToDo(deps.db, MOST_TO_DO),
      listIncoming(deps.db, MOST_LATELY),
    ]);
    return sendPage(reply, IncomingPage({ reader: readerOf(deps, request), toDo, lately, told }));
  });

  app.get('/incoming/:id/original', async (request, reply) => {
    const params = PARAMS.safeParse(request.params);
    const raw = params.success ? await readOriginal(deps.db, params.data.id) : null;
    if (!raw) return sendPage(reply.code(404), NotFoundPage({ reader: readerOf(deps, request) }));
    // As plain text, whatever it says it is: nothing in it may run.
    return reply.type('text/plain; charset=utf-8').send(raw.subarray(0, ORIGINAL_SHOWN_BYTES));
  });

  app.post('/incoming/:id/close', async (request, reply) => {
    const params = PARAMS.safeParse(request.params);
    const form = CLOSING.safeParse(request.body);
    if (!params.success || !form.success) return reply.redirect('/console/incoming?told=no-reason', 303);
    const by = actorOf(request);
    const closed = await closeIncoming(deps, { id: params.data.id, by: by.name, ...form.data });
    if (closed.ok) {
      const subjects = { incoming: [params.data.id] };
      await recordChange(deps, { by, kind: 'answer-closed', subjects, after: { how: form.data.how } });
    }
    const told = closed.ok ? 'closed' : closed.problem === 'no-reason' ? 'no-reason' : 'not-to-do';
    return reply.redirect(`/console/incoming?told=${told}`, 303);
  });
}
