import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type ShownMessage, showMessage } from '../../messages/message-list-store.ts';
import { previewMessage } from '../../messages/preview-message.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { readerOf } from '../reader-of.ts';
import { FRAME_POLICY } from '../shell/frame-policy.ts';
import { NotFoundPage } from '../shell/not-found.page.tsx';
import { openLinksOutside } from '../shell/open-links-outside.ts';
import { sendPage } from '../shell/send-page.ts';
import { cutLinks } from './cut-links.ts';
import { MessagePage } from './message.page.tsx';
import { MESSAGE_TOLD } from './message-told.ts';
import { registerSettling } from './settling.routes.ts';

const PARAMS = z.object({ id: z.uuid() });
const QUERY = z.object({ told: z.enum(MESSAGE_TOLD).nullable().catch(null) });

/** A message as its contact reads it, before and after it goes, and what staff can do about it. */
export function registerMessages(app: FastifyInstance, deps: ConsoleDeps): void {
  app.get('/messages/:id', async (request, reply) => {
    const reader = readerOf(deps, request);
    const message = await find(deps, request.params);
    if (!message) return sendPage(reply.code(404), NotFoundPage({ reader }));
    const { told } = QUERY.parse({ told: null, ...(request.query as object) });
    const subject = message.subject ?? (await preview(deps, message.id, request.log))?.subject ?? null;
    return sendPage(reply, MessagePage({ reader, message, subject, told }));
  });

  app.get(
    '/messages/:id/html',
    { helmet: { contentSecurityPolicy: FRAME_POLICY } },
    async (request, reply) => {
      const message = await find(deps, request.params);
      const html = message && (message.html ?? (await preview(deps, message.id, request.log))?.html);
      if (!html) return reply.code(404).send('');
      return reply.type('text/html; charset=utf-8').send(openLinksOutside(cutLinks(html)));
    },
  );

  registerSettling(app, deps);
}

/** Null where it cannot be written, as for lack of a name: the page must still say where it stands. */
async function preview(deps: ConsoleDeps, id: string, log: FastifyBaseLogger) {
  try {
    return await previewMessage(deps, id);
  } catch (error) {
    log.warn({ message: id, problem: (error as Error).name }, 'a message cannot be written');
    return null;
  }
}

async function find(deps: ConsoleDeps, raw: unknown): Promise<ShownMessage | null> {
  const params = PARAMS.safeParse(raw);
  return params.success ? showMessage(deps.db, params.data.id) : null;
}
