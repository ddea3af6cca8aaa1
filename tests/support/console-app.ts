import { fileURLToPath } from 'node:url';
import { type FastifyInstance, fastify } from 'fastify';
import { afterAll } from 'vitest';
import type { ConsoleDeps } from '../../src/console/console-deps.ts';
import { registerConsole } from '../../src/console/register-console.ts';
import { templateLibrary } from '../../src/messages/template-library.ts';
import type { Database } from '../../src/platform/database.ts';
import { TEST_SUPPLIER } from './test-supplier.ts';

const TEMPLATES = fileURLToPath(new URL('../../templates/emails', import.meta.url));
/** Noon of the stories' day in Helsinki. */
const STORY_NOON = new Date('2011-06-15T09:00:00Z');

/** The console on its own, closed when the test file ends. */
export async function startConsole(
  db: Database,
  overrides: Partial<ConsoleDeps> = {},
): Promise<FastifyInstance> {
  const app = fastify();
  const templates = await templateLibrary(TEMPLATES);
  await registerConsole(app, {
    db,
    templates,
    now: () => STORY_NOON,
    supplier: TEST_SUPPLIER,
    consolePassword: null,
    ...overrides,
  });
  afterAll(() => app.close());
  return app;
}
