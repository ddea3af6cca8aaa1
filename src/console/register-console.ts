import { fileURLToPath } from 'node:url';
import formBody from '@fastify/formbody';
import staticFiles from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { registerCall } from './calls/call.routes.ts';
import { registerCallList } from './calls/calls.routes.ts';
import type { ConsoleDeps } from './console-deps.ts';
import { registerCustomers } from './customers/customers.routes.ts';
import { guardConsole } from './guard/guard-console.ts';
import { registerInbox } from './inbox/inbox.routes.ts';
import { registerIncomingMails } from './incoming/incoming.routes.ts';
import { registerMessages } from './messages/messages.routes.ts';
import { readerOf } from './reader-of.ts';
import { answerFailure } from './shell/answer-failure.ts';
import { NotFoundPage } from './shell/not-found.page.tsx';
import { sendPage } from './shell/send-page.ts';
import { registerToday } from './today/today.routes.ts';

const ASSETS = fileURLToPath(new URL('assets', import.meta.url));
/** A note of a call, several times over. */
const LARGEST_FORM_BYTES = 64_000;

/** The staff's pages, under /console. */
export async function registerConsole(app: FastifyInstance, deps: ConsoleDeps): Promise<void> {
  app.get('/', (_request, reply) => reply.redirect('/console'));
  // Outside the guard: the page that refuses somebody needs its style as well.
  await app.register(staticFiles, {
    root: ASSETS,
    prefix: '/console/assets/',
    decorateReply: false,
    setHeaders: (reply) => reply.header('x-content-type-options', 'nosniff'),
  });
  await app.register(
    async (pages) => {
      answerFailure(pages, deps);
      await guardConsole(pages, deps);
      await pages.register(formBody, { bodyLimit: LARGEST_FORM_BYTES });
      pages.setNotFoundHandler((_request, reply) =>
        sendPage(reply.code(404), NotFoundPage({ reader: readerOf(deps) })),
      );
      registerToday(pages, deps);
      registerCallList(pages, deps);
      registerCall(pages, deps);
      registerMessages(pages, deps);
      registerIncomingMails(pages, deps);
      registerInbox(pages, deps);
      registerCustomers(pages, deps);
    },
    { prefix: '/console' },
  );
}
