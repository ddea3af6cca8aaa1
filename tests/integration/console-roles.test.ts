import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { describe, expect, test } from 'vitest';
import { guardConsole } from '../../src/console/guard/guard-console.ts';
import { ROUTE_ROLES } from '../../src/console/guard/route-roles.ts';
import { ROLES, type Role } from '../../src/staff/role.ts';
import { startConsole } from '../support/console-app.ts';
import { tellConsoleStory } from '../support/console-story.ts';
import { OWN_FORM } from '../support/sign-in-staff.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
await tellConsoleStory(db);

const ROUTES = Object.entries(ROUTE_ROLES) as [string, readonly Role[] | 'open'][];
const apps = new Map<Role | 'nobody', FastifyInstance>();
for (const role of ROLES) apps.set(role, await startConsole(db, { as: [role] }));
apps.set('nobody', await startConsole(db, { as: null }));

/** Ids that there are none of: a page that says so was allowed. */
function pathOf(url: string): string {
  const isUuid = url.includes('/messages/') || url.includes('/staff/');
  return url
    .replace(':id', isUuid ? randomUUID() : '999999')
    .replace(/:(token|provider|queueName|jobId)/g, 'x');
}

async function statusOf(role: Role | 'nobody', route: string): Promise<number> {
  const [method, url] = route.split(' ') as ['GET' | 'POST', string];
  const payload = method === 'POST' ? { payload: 'language=en' } : {};
  const app = apps.get(role) as FastifyInstance;
  return (await app.inject({ method, url: pathOf(url), headers: OWN_FORM, ...payload })).statusCode;
}

/** These end the session that the other pairs need. */
const ENDS_SESSION = ['POST /console/sign-out', 'POST /console/sign-out-everywhere'];
const KEEPS_SESSION = ROUTES.filter(([route]) => !ENDS_SESSION.includes(route));
const PAIRS = [...KEEPS_SESSION, ...ROUTES.filter(([route]) => ENDS_SESSION.includes(route))].flatMap(
  ([route, roles]) => ROLES.map((role) => [role, route, roles === 'open' || roles.includes(role)] as const),
);

test.each(PAIRS.filter(([, route]) => !ENDS_SESSION.includes(route)))(
  '%s asks for %s; allowed: %s',
  async (role, route, isAllowed) => {
    const status = await statusOf(role, route);
    if (!isAllowed) return expect(status).toBe(403);
    expect(status).not.toBe(403);
    expect(status).toBeLessThan(500);
    // Only a password that is none may be answered so.
    if (route !== 'POST /console/sign-in') expect(status).not.toBe(401);
  },
);

test.each(ROUTES)('nobody who is not signed in gets to %s, unless it is open', async (route, roles) => {
  const status = await statusOf('nobody', route);
  if (roles === 'open') return expect([200, 303, 401, 410, 422]).toContain(status);
  expect(status).toBe(route.startsWith('GET') ? 303 : 401);
});

test.each(ROLES)('%s signs out of one browser', async (role) => {
  expect(await statusOf(role, 'POST /console/sign-out')).toBe(303);
  expect(await statusOf(role, 'GET /console/me')).toBe(303);
});

describe('the table', () => {
  test('names no route that the console does not have', async () => {
    const app = apps.get('nobody') as FastifyInstance;
    const missing = ROUTES.map(([route]) => route).filter((route) => {
      const [method, url] = route.split(' ') as ['GET', string];
      return !app.hasRoute({ method, url });
    });
    expect(missing).toEqual([]);
  });

  test('a route that does not stand in it keeps the console from starting', async () => {
    const app = apps.get('nobody') as FastifyInstance;
    expect(app.hasRoute({ method: 'GET', url: '/console/forgotten' })).toBe(false);
    const { fastify } = await import('fastify');
    const fresh = fastify();
    await guardConsole(fresh, {} as never, {} as never);
    expect(() => fresh.get('/console/forgotten', async () => '')).toThrow('route-roles.ts');
    await fresh.close();
  });
});
