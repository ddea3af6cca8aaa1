import { Validator } from '@seriousme/openapi-schema-validator';
import { fastify } from 'fastify';
import { expect, test } from 'vitest';
import { API_PREFIX, registerApi } from '../../src/api/v1/register-api.ts';
import { API_NOON, startApi } from '../support/api-app.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { TEST_SUPPLIER } from '../support/test-supplier.ts';

const { db } = await createTestDatabase();
const { ask, document } = await startApi(db);

interface Content {
  example?: unknown;
}
interface Operation {
  requestBody?: { content: Record<string, Content> };
}
const OPERATIONS = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods as Record<string, Operation>).map(([method, operation]) => ({
    ...{ path, method, content: operation.requestBody?.content },
  })),
);

const validate = (text: object) => new Validator().validate(structuredClone(text) as Record<string, unknown>);

test('the document is OpenAPI 3.1, and one that says what 3.1 does not know is found out', async () => {
  expect(await validate(document)).toEqual({ valid: true });
  expect(document).toMatchObject({ openapi: expect.stringMatching(/^3\.1\./) });
  const [path = ''] = Object.keys(document.paths);
  const spoilt = { ...document, paths: { ...document.paths, [path]: { get: { responses: 'none' } } } };
  expect(await validate(spoilt)).toMatchObject({ valid: false });
});

test('what is served under /api/v1 is what the document says, and the other way round', async () => {
  const app = fastify();
  const served: { method: string; url: string }[] = [];
  app.addHook('onRoute', ({ method, url }) => {
    served.push(...[method].flat().map((one) => ({ method: one, url })));
  });
  const secrets = ['a secret of thirty-two characters or more'] as const;
  await registerApi(app, { db, now: () => API_NOON, supplier: TEST_SUPPLIER, secrets });
  const answering: string[] = [];
  for (const { method, url } of served) {
    const { statusCode } = await app.inject({ method: method as 'GET', url: url.replace(/:\w+/g, '1') });
    if (method !== 'HEAD' && statusCode !== 405) answering.push(`${method.toLowerCase()} ${url}`);
  }
  await app.close();
  const told = OPERATIONS.map(
    ({ method, path }) => `${method} ${API_PREFIX}${path.replace(/\{(\w+)\}/g, ':$1')}`,
  );
  const aboutItself = /^get \/api\/v1\/(openapi\.json|docs(\/assets\/\*)?)$/;
  expect(answering.filter((one) => !aboutItself.test(one)).toSorted()).toEqual(told.toSorted());
});

/** Each before those that speak of it. */
const RECORDS = ['customers', 'contacts', 'products', 'orders', 'complaints'];

test('whoever sends the examples as they stand is taken at his word', async () => {
  const writing = OPERATIONS.filter(({ content }) => content !== undefined);
  const bulk = writing.filter(({ path }) => RECORDS.includes(path.slice(1)));
  expect(bulk).toHaveLength(RECORDS.length);
  for (const kind of RECORDS) {
    const { content = {} } = bulk.find(({ path }) => path === `/${kind}`) ?? {};
    const states = [];
    for (const [type, { example }] of Object.entries(content)) {
      const { status, json } = await ask(`/${kind}`, { body: example, type });
      expect({ kind, status, rejected: json.rejected }).toEqual({ kind, status: 200, rejected: 0 });
      states.push(json.rows[0].state);
    }
    expect(states, kind).toEqual(['new', 'unchanged']);
  }
  const { rows } = await db.$client.query<{ id: string }>(
    `insert into call_task (customer_id, purpose, signals, stake_cents, probability, raised_on, expires_on, state)
     select id, 'service', '[]', 50000, 0.5, '2026-11-22', '2026-12-22', 'open' from customer returning id`,
  );
  const others = writing.filter(({ path }) => !RECORDS.includes(path.slice(1)));
  expect(others.map(({ path }) => path)).toEqual(['/call-tasks/{id}/outcomes']);
  for (const { path, content } of others)
    expect(
      await ask(path.replace('{id}', String(rows[0]?.id)), { body: content?.['application/json']?.example }),
    ).toMatchObject({ status: 200 });
});
