import { LogController } from 'fastify';
import { describe, expect, test, vi } from 'vitest';
import { ALL_ROUTES } from '../../src/api/v1/all-routes.ts';
import { closeApiKey } from '../../src/staff/api-keys/api-key-store.ts';
import { API_SCOPES } from '../../src/staff/api-keys/api-scope.ts';
import { API_NOON, startApi } from '../support/api-app.ts';
import { seedCustomer } from '../support/seed.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const logged: string[] = [];
const logger = { level: 'trace', stream: { write: (line: string) => void logged.push(line) } };
const { ask, makeKey, document, origin } = await startApi(
  db,
  {},
  { logger, logController: new LogController({ disableRequestLogging: true }) },
);

const pathOf = (path: string) => path.replace(/\{\w+\}/g, '1');
const ROUTES = ALL_ROUTES.map((route) => [`${route.method} ${route.path}`, route] as const);

describe.each(ROUTES)('%s', (_, { method, path, scope }) => {
  const asked = { method, ...(method === 'POST' ? { body: [] } : {}) };

  test('wants a key', async () => {
    const answer = await ask(pathOf(path), { ...asked, key: null });
    expect(answer).toMatchObject({ status: 401, json: { code: 'no-key' } });
    expect(answer.headers.get('www-authenticate')).toContain('Bearer');
  });

  test('wants its scope, and no other opens it', async () => {
    const { secret } = await makeKey(API_SCOPES.filter((one) => one !== scope));
    expect(await ask(pathOf(path), { ...asked, key: secret })).toMatchObject({
      status: 403,
      json: { code: 'wrong-scope', detail: `The key needs the scope ${scope}.` },
    });
    const own = await makeKey([scope]);
    expect([200, 400, 404]).toContain((await ask(pathOf(path), { ...asked, key: own.secret })).status);
  });

  test('stands in the document with its answer and its scope', () => {
    const operation = document.paths[path]?.[method.toLowerCase()];
    expect(operation).toMatchObject({
      description: `Scope: ${scope}`,
      responses: { 200: {}, 401: {}, 403: {} },
    });
  });

  test('takes no other method', async () => {
    const refused = await ask(pathOf(path), { method: 'DELETE' });
    expect(refused).toMatchObject({ status: 405, json: { code: 'method-not-allowed' } });
    expect(refused.headers.get('allow')).toContain(method);
  });
});

test('the document says all there is, once, and every reference in it leads somewhere', () => {
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path)) as unknown as {
    operationId: string;
    parameters: { in: string; name: string; required?: boolean; schema: object }[];
  }[];
  expect(operations.map(({ operationId }) => operationId).sort()).toEqual(
    ALL_ROUTES.map(({ name }) => name).sort(),
  );
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(ALL_ROUTES.length);
  const text = JSON.stringify(document);
  for (const [, pointer = ''] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
    const found = pointer
      .split('/')
      .reduce((part, key) => (part as Record<string, unknown>)?.[key], document as unknown);
    expect(found, pointer).toBeDefined();
  }
  for (const [path, methods] of Object.entries(document.paths))
    for (const operation of Object.values(methods) as unknown as typeof operations) {
      const inPath = operation.parameters.filter((parameter) => parameter.in === 'path');
      expect(inPath.map(({ name }) => `{${name}}`)).toEqual(path.match(/\{\w+\}/g) ?? []);
      expect(inPath.every(({ required }) => required)).toBe(true);
    }
});

test('a revoked key gets in nowhere from the next request on', async () => {
  const { secret, key } = await makeKey(['customers:read']);
  expect((await ask('/customers', { key: secret })).status).toBe(200);
  await closeApiKey(db, key.id, API_NOON);
  expect(await ask('/customers', { key: secret })).toMatchObject({
    status: 401,
    json: { code: 'revoked-key' },
  });
});

test('what is wrong with a request is said as a problem, and where', async () => {
  expect(await ask('/nothing')).toMatchObject({ status: 404, json: { code: 'not-found', status: 404 } });
  expect(await ask('/customers?limit=0&colour=red')).toMatchObject({
    status: 400,
    json: { code: 'bad-parameter', faults: [{ where: 'limit' }, { where: 'colour' }] },
  });
  for (const cursor of ['x', 'YWZ0ZXI6', Buffer.from('after:9999999999').toString('base64url')])
    expect(await ask(`/customers?cursor=${cursor}`)).toMatchObject({ status: 400 });
  expect(await ask('/customers/C%00')).toMatchObject({ status: 400 });
  expect(await ask('/customers', { body: 'a,b', type: 'text/csv' })).toMatchObject({ status: 415 });
  expect(await ask('/customers', { body: [], headers: { 'content-encoding': 'gzip' } })).toMatchObject({
    status: 415,
  });
  expect(await ask('/call-tasks/1/outcomes', { body: '{', type: 'application/json' })).toMatchObject({
    status: 400,
    json: { code: 'bad-body' },
  });
  for (const path of ['/customers/%zz', '/customers/%C3%28', `/customers/${'x'.repeat(500)}`])
    expect(await ask(path), path).toMatchObject({ status: 400, json: { code: 'bad-parameter' } });
  expect((await ask('/nothing')).headers.get('content-type')).toContain('application/problem+json');
});

test('whoever asks too often is told when to come again, each key by itself', async () => {
  const limited = await startApi(db, { limits: { ofKey: 3, ofStranger: 2 } });
  const other = await limited.makeKey(['customers:read']);
  const statuses = [];
  for (let i = 0; i < 5; i++) statuses.push((await limited.ask('/customers')).status);
  expect(statuses).toEqual([200, 200, 200, 429, 429]);
  const refused = await limited.ask('/customers');
  expect(refused.json.code).toBe('too-many-requests');
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await limited.ask('/customers', { key: other.secret })).status).toBe(200);
  const strangers = [];
  for (let i = 0; i < 3; i++)
    strangers.push((await limited.ask('/customers', { key: `rytmi_${'x'.repeat(43)}` })).status);
  expect(strangers).toEqual([401, 401, 429]);
});

test('an address that brings too many wrong keys asks the database no more; a key that held there still does', async () => {
  const limited = await startApi(db, { limits: { ofKey: 9, ofStranger: 2 } });
  const known = await limited.makeKey(['customers:read']);
  expect((await limited.ask('/customers', { key: known.secret })).status).toBe(200);
  const wrong = (n: number) => limited.ask('/customers', { key: `rytmi_${String(n).padStart(43, 'x')}` });
  for (let n = 0; n < 3; n++) await wrong(n);
  const asked = vi.spyOn(db.$client, 'query');
  const refused = await wrong(9);
  expect(refused).toMatchObject({ status: 429, json: { code: 'too-many-requests' } });
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(asked).not.toHaveBeenCalled();
  expect((await limited.ask('/customers', { key: known.secret })).status).toBe(200);
  expect(asked).toHaveBeenCalled();
  asked.mockRestore();
});

test('the page to try it stands under the strict policy, with nothing inline and nothing from elsewhere', async () => {
  const page = await fetch(`${origin}/api/v1/docs`);
  const html = await page.text();
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(html).not.toMatch(/<script(?![^>]*src=)|\son\w+=|style=|https?:\/\//);
  for (const { name } of ALL_ROUTES) expect(html).toContain(`id="${name}"`);
  for (const [, asset = ''] of html.matchAll(/(?:src|href)="(\/api\/v1\/docs\/assets\/[^"]+)"/g))
    expect((await fetch(`${origin}${asset}`)).status, asset).toBe(200);
});

test('no key, name or address stands in the log, whatever was asked', async () => {
  const { secret } = await makeKey(['customers:read'], 'Canary of a key');
  await seedCustomer(db, { externalId: 'canary-id', name: 'Canary Café' });
  await ask('/customers/canary-id', { key: secret });
  await ask('/customers/canary-id?nonsense=canary', { key: secret });
  await ask('/customers', { key: secret.replace(/.$/, '#') });
  await db.$client.query('alter table customer_snapshot rename to customer_snapshot_gone');
  try {
    const failed = await ask('/customers/canary-id', { key: secret });
    expect(failed).toMatchObject({ status: 500, json: { code: 'internal' } });
    expect(failed.text).not.toMatch(/at |select|customer_snapshot/);
  } finally {
    await db.$client.query('alter table customer_snapshot_gone rename to customer_snapshot');
  }
  const all = logged.join('');
  expect(all).toContain('an API request failed');
  for (const canary of [secret, secret.slice(6), 'Canary', 'nonsense=canary'])
    expect(all).not.toContain(canary);
});
