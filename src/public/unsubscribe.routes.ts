import type { FastifyInstance } from 'fastify';
import { signLink } from '../messages/sign-link.ts';
import { resubscribe, unsubscribe } from '../messages/unsubscribe.ts';
import { openLetter, type TokenRequest } from './open-letter.ts';
import type { PageDeps } from './public-deps.ts';
import { sendPage } from './send-page.ts';
import { ResubscribedPage, UnsubscribedPage, UnsubscribePage } from './unsubscribe.page.tsx';

/** RFC 8058 bodies are some hundred bytes. */
const LARGEST_MULTIPART_BYTES = 4000;

/** GET asks, POST acts. A mail program's own button posts to the same address and gets a bare 200. */
export function registerUnsubscribe(app: FastifyInstance, deps: PageDeps): void {
  app.addContentTypeParser(
    'multipart/form-data',
    { parseAs: 'string', bodyLimit: LARGEST_MULTIPART_BYTES },
    (_request, body, done) => done(null, body),
  );

  app.get('/unsubscribe/:token', async (request: TokenRequest, reply) => {
    const letter = await openLetter(deps, 'unsubscribe', request, reply);
    if (!letter) return reply;
    const preferences = signLink(deps.keys, 'preferences', letter.linked, deps.now());
    const preferencesPath = `/preferences/${preferences}`;
    return sendPage(reply, UnsubscribePage({ ...letter, preferencesPath }));
  });

  app.post('/unsubscribe/:token', async (request: TokenRequest, reply) => {
    const letter = await openLetter(deps, 'unsubscribe', request, reply);
    if (!letter) return reply;
    const oneClick = isOneClick(request.body);
    await unsubscribe(deps, letter.linked, oneClick ? 'one-click' : 'page');
    if (oneClick) return reply.type('text/plain').send('unsubscribed\n');
    return sendPage(reply, UnsubscribedPage(letter));
  });

  app.post('/unsubscribe/:token/undo', async (request: TokenRequest, reply) => {
    const letter = await openLetter(deps, 'unsubscribe', request, reply);
    if (!letter) return reply;
    await resubscribe(deps, letter.linked);
    return sendPage(reply, ResubscribedPage(letter));
  });
}

function isOneClick(body: unknown): boolean {
  if (typeof body === 'string') return /name="List-Unsubscribe"\s*\r?\n(?:.*\r?\n)*?One-Click/i.test(body);
  return typeof body === 'object' && body !== null && 'List-Unsubscribe' in body;
}
