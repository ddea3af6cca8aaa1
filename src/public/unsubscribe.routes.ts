import type { FastifyInstance, FastifyReply } from 'fastify';
import { signLink } from '../messages/sign-link.ts';
import { resubscribe, unsubscribe } from '../messages/unsubscribe.ts';
import { addressesOf } from './addresses-of.ts';
import { openLetter } from './open-letter.ts';
import type { PageDeps } from './public-deps.ts';
import { sendPage } from './send-page.ts';
import type { TokenRequest } from './token-of.ts';
import {
  ResubscribedPage,
  StillStoppedPage,
  UnsubscribedPage,
  UnsubscribePage,
} from './unsubscribe.page.tsx';

/** RFC 8058 bodies are some hundred bytes. */
const LARGEST_BODY_BYTES = 32_000;

/** GET asks, POST acts. A mail program's own button posts to the same address and gets a bare 200. */
export function registerUnsubscribe(app: FastifyInstance, deps: PageDeps): void {
  // In a scope of its own: a no counts in whatever shape it is posted, without a type as well; other pages want a form.
  app.register(async (open) => {
    open.removeContentTypeParser(['application/json', 'text/plain']);
    open.addContentTypeParser(
      '*',
      { parseAs: 'string', bodyLimit: LARGEST_BODY_BYTES },
      (_request, body, done) => done(null, body),
    );
    registerRoutes(open, deps);
  });
}

function registerRoutes(app: FastifyInstance, deps: PageDeps): void {
  const show = async (request: TokenRequest, reply: FastifyReply) => {
    const letter = await openLetter(deps, 'unsubscribe', request, reply);
    if (!letter) return reply;
    const preferences = signLink(deps.keys, 'preferences', letter.linked, deps.now());
    const preferencesPath = `/preferences/${preferences}`;
    return sendPage(reply, UnsubscribePage({ ...letter, preferencesPath }));
  };
  for (const url of addressesOf('unsubscribe')) app.get(url, show);

  const stop = async (request: TokenRequest, reply: FastifyReply) => {
    const letter = await openLetter(deps, 'unsubscribe', request, reply);
    if (!letter) return reply;
    const oneClick = isOneClick(request.body);
    await unsubscribe(deps, letter.linked, oneClick ? 'one-click' : 'page');
    if (oneClick) return reply.type('text/plain').send('unsubscribed\n');
    return sendPage(reply, UnsubscribedPage(letter));
  };
  for (const url of ['/unsubscribe/:token', '/unsubscribe/:token/']) app.post(url, stop);

  app.post('/unsubscribe/:token/undo', async (request: TokenRequest, reply) => {
    const letter = await openLetter(deps, 'unsubscribe', request, reply);
    if (!letter) return reply;
    const { stopped } = await resubscribe(deps, letter.linked);
    return sendPage(reply, stopped ? StillStoppedPage(letter) : ResubscribedPage(letter));
  });
}

/** A body that is no form of ours is read as it came: in multipart, and where nothing said what it is. */
function isOneClick(body: unknown): boolean {
  if (typeof body === 'string') return /List-Unsubscribe/i.test(body) && /One-Click/i.test(body);
  return typeof body === 'object' && body !== null && 'List-Unsubscribe' in body;
}
