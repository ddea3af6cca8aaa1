import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import staticFiles, { type FastifyStaticOptions } from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const ASSETS = fileURLToPath(new URL('assets', import.meta.url));
const require = createRequire(import.meta.url);
const HTMX = dirname(require.resolve('htmx.org/dist/htmx.min.js'));
/** Files are what their names say, to browsers that would rather guess. */
const AS_SAID: Pick<FastifyStaticOptions, 'decorateReply' | 'setHeaders'> = {
  decorateReply: false,
  setHeaders: (reply) => reply.header('x-content-type-options', 'nosniff'),
};

/** Styles, scripts and pictures, outside the guard: the page that refuses somebody needs its style as well. */
export async function registerAssets(app: FastifyInstance): Promise<void> {
  await app.register(staticFiles, { ...AS_SAID, root: ASSETS, prefix: '/console/assets/' });
  await app.register(staticFiles, {
    ...AS_SAID,
    root: HTMX,
    prefix: '/console/assets/htmx/',
    // It lies among others that no page names.
    allowedPath: (path) => path === '/htmx.min.js',
  });
}
