import { fileURLToPath } from 'node:url';
import formBody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import staticFiles from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { dropNul } from '../platform/drop-nul.ts';
import { registerAnswer } from './answer.routes.ts';
import { answerFailure } from './answer-failure.ts';
import { limitVisits, USUAL_LIMITS } from './limit-visits.ts';
import { registerPreferences } from './preferences.routes.ts';
import type { PublicDeps } from './public-deps.ts';
import { registerReorder } from './reorder.routes.ts';
import { registerUnsubscribe } from './unsubscribe.routes.ts';

const ASSETS = fileURLToPath(new URL('assets', import.meta.url));
/** A hundred items with a long note. */
const LARGEST_FORM_BYTES = 32_000;

/** No script at all, nothing from elsewhere; addresses of these pages are secrets and go nowhere. */
const HEADERS = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
  },
  referrerPolicy: { policy: 'no-referrer' as const },
  // Whoever puts TLS in front of it says how long that holds.
  hsts: false,
};

/**
 * The customers' pages, reached by the signed links of mails. GET and HEAD only show; what changes something is a POST,
 * since mail scanners open every link.
 */
export async function registerPublicPages(app: FastifyInstance, deps: PublicDeps): Promise<void> {
  await app.register(staticFiles, { root: ASSETS, prefix: '/public-assets/', decorateReply: false });
  await app.register(async (pages) => {
    await pages.register(helmet, HEADERS);
    await pages.register(formBody, { bodyLimit: LARGEST_FORM_BYTES });
    dropNul(pages);
    answerFailure(pages, deps);
    pages.addHook('onRequest', async (_request, reply) => {
      reply.headers({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' });
    });
    await pages.register(rateLimit, { global: false });
    const pageDeps = { ...deps, isTooOften: limitVisits(pages, deps.limits ?? USUAL_LIMITS) };
    registerUnsubscribe(pages, pageDeps);
    registerPreferences(pages, pageDeps);
    registerReorder(pages, pageDeps);
    registerAnswer(pages, pageDeps);
  });
}
