import { fileURLToPath } from 'node:url';
import { type FastifyInstance, fastify } from 'fastify';
import { pino } from 'pino';
import type { ConsoleDeps } from '../../src/console/console-deps.ts';
import { registerConsole } from '../../src/console/register-console.ts';
import { templateLibrary } from '../../src/messages/template-library.ts';
import type { Database } from '../../src/platform/database.ts';
import { openShownQueue } from '../../src/platform/open-queue.ts';
import { openOutgoing } from '../../src/platform/outgoing/open-outgoing.ts';
import { ROLES, type Role } from '../../src/staff/role.ts';
import { idleWorker } from './idle-worker.ts';
import { signInStaff } from './sign-in-staff.ts';
import { TEST_SUPPLIER } from './test-supplier.ts';
import { whenFileEnds } from './when-file-ends.ts';

const TEMPLATES = fileURLToPath(new URL('../../templates/emails', import.meta.url));
const SECRETS = ['a secret of thirty-two characters or more'] as const;
const LOG = pino({ level: 'silent' });
/** Noon of the stories' day in Helsinki. */
const STORY_NOON = new Date('2011-06-15T09:00:00Z');

export interface ConsoleOptions extends Partial<ConsoleDeps> {
  /** Who uses it: somebody with all of these roles; null leaves everybody to sign in. All roles when left out. */
  as?: readonly Role[] | null;
}

/** The console on its own, closed when the test file ends. */
export async function startConsole(
  db: Database,
  { as = ROLES, ...overrides }: ConsoleOptions = {},
): Promise<FastifyInstance> {
  const app = fastify();
  const templates = await templateLibrary(TEMPLATES);
  const databaseUrl = String(db.$client.options.connectionString);
  const deps: ConsoleDeps = {
    db,
    databaseUrl,
    templates,
    now: () => STORY_NOON,
    supplier: TEST_SUPPLIER,
    config: { oidc: null, session: { idleHours: 8, longestDays: 7 } },
    secrets: SECRETS,
    openShownQueue: () => openShownQueue({ databaseUrl, redisUrl: null, concurrency: 1 }, LOG),
    outgoing: openOutgoing({ dnsServers: [], mayUseLoopback: true }),
    publicUrl: 'http://localhost:3000',
    hasInbox: true,
    ...idleWorker(db, SECRETS),
    ...overrides,
  };
  let cookie: string | null = null;
  app.addHook('onRequest', async ({ headers }) => {
    // As a browser that is signed in would.
    if (cookie) headers.cookie ??= cookie;
  });
  await registerConsole(app, deps);
  if (as) cookie = await signInStaff(app, deps, { roles: as });
  whenFileEnds(() => app.close());
  return app;
}
