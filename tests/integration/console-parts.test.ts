import { describe, expect, test } from 'vitest';
import { staffSessionTable } from '../../src/staff/staff-table.ts';
import { startConsole } from '../support/console-app.ts';
import { tellConsoleStory } from '../support/console-story.ts';
import { OWN_FORM } from '../support/sign-in-staff.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
await tellConsoleStory(db);
const app = await startConsole(db);
const stranger = await startConsole(db, { as: null });
const BY_HTMX = { ...OWN_FORM, 'hx-request': 'true' };

describe('a part of a page that htmx asks for', () => {
  test('leads the whole page to sign in where the session has ended meanwhile', async () => {
    const answer = await stranger.inject({ url: '/console/customers?q=kulta', headers: BY_HTMX });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['hx-redirect']).toBe('/console/sign-in?to=%2Fconsole%2Fcustomers%3Fq%3Dkulta');
    expect(answer.headers.location).toBeUndefined();
  });

  test('leads the whole page to what could not be shown, and changes nothing else', async () => {
    const missing = await app.inject({ url: '/console/customers/999999', headers: BY_HTMX });
    expect(missing.headers['hx-redirect']).toBe('/console/customers/999999');
    const found = await app.inject({ url: '/console/customers?q=kulta', headers: BY_HTMX });
    expect(found.headers['hx-redirect']).toBeUndefined();
    expect(found.body).toContain('id="found"');
    const asked = await stranger.inject({ url: '/console/customers', headers: OWN_FORM });
    expect(asked.statusCode).toBe(303);
  });

  test('needs one file, which we serve ourselves, and a policy as strict as any page’s', async () => {
    const { body, headers } = await app.inject({ url: '/console/customers', headers: OWN_FORM });
    const scripts = [...body.matchAll(/<script[^>]*src="([^"]+)"/g)].map(([, from]) => from);
    expect(scripts).toEqual(['/console/assets/htmx/htmx.min.js']);
    expect(headers['content-security-policy']).toMatch(/script-src 'self';.*style-src 'self';/);
    expect((await app.inject({ url: '/console/assets/htmx/htmx.min.js' })).statusCode).toBe(200);
    expect((await app.inject({ url: '/console/assets/htmx/htmx.js' })).statusCode).toBe(404);
  });
});

describe('Bull Board', () => {
  const soonOver = () => new Date(Date.now() + 3_600_000);
  const ends = async () => (await db.select().from(staffSessionTable))[0]?.expiresAt.getTime();
  const open = (path: string) => app.inject({ url: `/console/queues/board${path}`, headers: OWN_FORM });

  test('keeps no idle session alive by asking every few seconds; opening it does', async () => {
    const expiresAt = soonOver();
    await db.update(staffSessionTable).set({ expiresAt });
    expect((await open('/api/queues')).json()).toMatchObject({
      queues: [{ name: 'rytmi', readOnlyMode: true }],
    });
    expect(await ends()).toBe(expiresAt.getTime());
    expect((await open('')).statusCode).toBe(200);
    expect(await ends()).toBeGreaterThan(expiresAt.getTime());
  });

  test('has no address at which anything could be changed', async () => {
    const paths = [
      '/api/queues/pause',
      '/api/queues/rytmi/empty',
      '/api/queues/rytmi/add',
      '/api/queues/rytmi/1/retry',
    ];
    for (const path of paths)
      for (const method of ['PUT', 'POST', 'PATCH', 'DELETE'] as const)
        expect(
          (await app.inject({ method, url: `/console/queues/board${path}`, headers: OWN_FORM })).statusCode,
        ).toBe(404);
  });

  test('that cannot reach the queue leads back to what is due, which stands without it, and tries again', async () => {
    let asked = 0;
    const cut = await startConsole(db, {
      openShownQueue: () => {
        asked += 1;
        return Promise.reject(new Error('no Redis answers'));
      },
    });
    const page = await cut.inject({ url: '/console/queues/board', headers: OWN_FORM });
    expect(page.headers.location).toBe('/console/queues?board=away');
    const away = await cut.inject({ url: '/console/queues?board=away', headers: OWN_FORM });
    expect(away.body).toContain('The queue cannot be reached at the moment');
    expect(
      (await cut.inject({ url: '/console/queues/board/api/queues', headers: OWN_FORM })).statusCode,
    ).toBe(503);
    expect(asked).toBe(2);
  });

  test('asks nothing of other servers, runs scripts out of files alone, and has a page nobody keeps', async () => {
    const { body, headers } = await open('');
    expect(body).not.toMatch(/https?:\/\//);
    expect(headers['content-security-policy']).toContain("script-src 'self';");
    expect(headers['cache-control']).toBe('no-store');
    const ledger = await app.inject({ url: '/console/queues', headers: OWN_FORM });
    expect(ledger.headers['content-security-policy']).not.toContain('unsafe-inline');
  });
});
