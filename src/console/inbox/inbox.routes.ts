import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { listInboxMails, readInboxMail } from '../../messages/inbox-store.ts';
import { parseInboxMail } from '../../messages/parse-inbox-mail.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { readerOf } from '../reader-of.ts';
import { FRAME_POLICY } from '../shell/frame-policy.ts';
import { NotFoundPage } from '../shell/not-found.page.tsx';
import { openLinksOutside } from '../shell/open-links-outside.ts';
import { sendPage } from '../shell/send-page.ts';
import { InboxPage } from './inbox.page.tsx';
import { MAIL_VIEWS, MailPage } from './mail.page.tsx';

const MAILS_A_PAGE = 50;
/** More of a source than this nobody reads on a page. */
const SOURCE_SHOWN_BYTES = 200_000;

const id = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);
const PARAMS = z.object({ id });
const QUERY = z.object({ before: id.optional().catch(undefined) });
const VIEW = z.object({ view: z.enum(MAIL_VIEWS).catch('html') });

/** Every mail that the built-in server took; no page where mails go elsewhere. */
export function registerInbox(app: FastifyInstance, deps: ConsoleDeps): void {
  if (!deps.hasInbox) return;
  const find = async (rawParams: unknown) => {
    const params = PARAMS.safeParse(rawParams);
    return params.success ? readInboxMail(deps.db, params.data.id) : undefined;
  };

  app.get('/inbox', async (request, reply) => {
    const { before } = QUERY.parse(request.query);
    const page = before === undefined ? {} : { before };
    // One more than shown tells whether there are older ones.
    const mails = await listInboxMails(deps.db, { ...page, limit: MAILS_A_PAGE + 1 });
    const shown = mails.slice(0, MAILS_A_PAGE);
    const older = mails.length > MAILS_A_PAGE ? (shown.at(-1)?.id ?? null) : null;
    return sendPage(reply, InboxPage({ reader: readerOf(deps, request), mails: shown, older }));
  });

  app.get('/inbox/:id', async (request, reply) => {
    const reader = readerOf(deps, request);
    const mail = await find(request.params);
    if (!mail) return sendPage(reply.code(404), NotFoundPage({ reader }));
    const { view } = VIEW.parse({ view: 'html', ...(request.query as object) });
    const source = mail.raw.subarray(0, SOURCE_SHOWN_BYTES).toString('utf8');
    return sendPage(reply, MailPage({ reader, mail, parsed: await parseInboxMail(mail.raw), source, view }));
  });

  app.get('/inbox/:id/html', { helmet: { contentSecurityPolicy: FRAME_POLICY } }, async (request, reply) => {
    const mail = await find(request.params);
    const html = mail && (await parseInboxMail(mail.raw)).html;
    if (!html) return reply.code(404).send('');
    return reply.type('text/html; charset=utf-8').send(openLinksOutside(html));
  });
}
