import type { FastifyInstance } from 'fastify';
import type { ConsoleDeps } from '../console-deps.ts';
import { registerRuns } from './run.routes.ts';
import { registerSending } from './sending.routes.ts';
import { showImports } from './show-imports.ts';
import { registerUploads } from './upload.routes.ts';

/** Files on their way in, past imports, and what can be done with each. */
export function registerImports(app: FastifyInstance, deps: ConsoleDeps): void {
  app.get('/imports', async (request, reply) => showImports(deps, { request, reply }, null));
  registerSending(app, deps);
  registerUploads(app, deps);
  registerRuns(app, deps);
}
