import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { previewMessage } from '../../messages/preview-message.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { readerOf } from '../reader-of.ts';
import { FRAME_POLICY } from '../shell/frame-policy.ts';
import { NotFoundPage } from '../shell/not-found.page.tsx';
import { openLinksOutside } from '../shell/open-links-outside.ts';
import { sendPage } from '../shell/send-page.ts';
import { MessagePage } from './message.page.tsx';

const PARAMS = z.object({ id: z.uuid() });

/** A message as its contact will read it, before it goes. */
export function registerMessages(app: FastifyInstance, deps: ConsoleDeps): void {
  const preview = async (rawParams: unknown) => {
    const params = PARAMS.safeParse(rawParams);
    return params.success ? previewMessage(deps, params.data.id) : null;
  };

  app.get('/messages/:id', async (request, reply) => {
    const reader = readerOf(deps, request);
    const mail = await preview(request.params);
    if (!mail) return sendPage(reply.code(404), NotFoundPage({ reader }));
    const { id } = PARAMS.parse(request.params);
    return sendPage(reply, MessagePage({ reader, id, subject: mail.subject }));
  });

  app.get(
    '/messages/:id/html',
    { helmet: { contentSecurityPolicy: FRAME_POLICY } },
    async (request, reply) => {
      const mail = await preview(request.params);
      if (!mail) return reply.code(404).send('');
      return reply.type('text/html; charset=utf-8').send(openLinksOutside(mail.html));
    },
  );
}
