import { fileURLToPath } from 'node:url';
import helmet from '@fastify/helmet';
import staticFiles from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { renderToString } from 'preact-render-to-string';
import { ALL_ROUTES } from '../all-routes.ts';
import { describeApi } from '../openapi/describe-api.ts';
import { DocsPage } from './docs.page.tsx';

const ASSETS = fileURLToPath(new URL('assets', import.meta.url));

/** Scripts and styles out of our own files only; requests go nowhere but here. */
const POLICY = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    connectSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  },
};

/** What the API is, for programs and for people, who may try it with a key of theirs. Open to everybody: it tells no secret. */
export async function registerDocs(app: FastifyInstance): Promise<void> {
  const { prefix } = app;
  const document = JSON.stringify(describeApi(ALL_ROUTES, prefix));
  const page = `<!doctype html>${renderToString(DocsPage({ routes: ALL_ROUTES, prefix }))}`;
  await app.register(async (docs) => {
    await docs.register(helmet, {
      contentSecurityPolicy: POLICY,
      referrerPolicy: { policy: 'no-referrer' },
      hsts: false,
    });
    await docs.register(staticFiles, { root: ASSETS, prefix: '/docs/assets/', decorateReply: false });
    docs.get('/openapi.json', (_request, reply) =>
      reply.type('application/json; charset=utf-8').send(document),
    );
    docs.get('/docs', (_request, reply) => reply.type('text/html; charset=utf-8').send(page));
  });
}
