import fc from 'fast-check';
import { expect, test } from 'vitest';
import { startApi } from '../support/api-app.ts';
import { howOften, howPatient, testSeed } from '../support/how-long.ts';
import { nastyText } from '../support/nasty-text.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const { ask } = await startApi(db);
const RUNS = howOften({ short: 40, long: 5_000 });
const PATIENCE = howPatient({ short: 60_000, long: 3_600_000 });
const seed = testSeed();
console.log(`seed ${seed}`);

const KINDS = ['customers', 'contacts', 'products', 'orders', 'complaints'] as const;
const FIELDS = [
  ...[
    'id',
    'name',
    'customer',
    'product',
    'order',
    'date',
    'quantity',
    'price',
    'amount',
    'line',
    'language',
    'email',
  ],
  ...[
    'openedOn',
    'closedOn',
    'words',
    'packSize',
    'discontinued',
    'employees',
    'country',
    'timeZone',
    '__proto__',
    'basis',
  ],
];
const nasty = fc.nat().map((n) => nastyText(seededRandom(n)));
const value = fc.oneof(
  { weight: 4, arbitrary: nasty },
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.double(),
  fc.integer(),
  fc.constantFrom('2026-11-02', '9999-12-31', '0000-00-00', 'fi', 'FI', 'K1', '1e308', '-0'),
  fc.jsonValue(),
);
const record = fc.oneof(
  { weight: 5, arbitrary: fc.dictionary(fc.constantFrom(...FIELDS), value, { maxKeys: 12 }) },
  fc.jsonValue(),
);
const records = fc.array(record, { maxLength: 20 });
const raw = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 500 }),
  fc.uint8Array({ maxLength: 500 }),
  records.map((some) => some.map((one) => JSON.stringify(one)).join('\n')),
  records.map((some) => JSON.stringify(some)),
  records.map((some) => JSON.stringify(some).slice(0, -3)),
  fc.integer({ min: 1, max: 20_000 }).map((depth) => `[${'['.repeat(depth)}${']'.repeat(depth)}]`),
);

/** What must hold of every answer; that it fits the document is held wherever one is asked for. */
function expectHarmless({ status, text }: { status: number; text: string }): void {
  expect(status, text).toBeLessThan(500);
  expect(text).not.toMatch(/\n? {4}at |node_modules|\bselect \b.*\bfrom\b|pg_catalog/);
}

const checked = (property: fc.IAsyncProperty<[...never[]]> | fc.IAsyncPropertyWithHooks<never>) =>
  fc.assert(property as fc.IAsyncProperty<unknown>, { numRuns: RUNS, seed });

test('no body of records brings the server to its knees', { timeout: PATIENCE }, async () => {
  const kind = fc.constantFrom(...KINDS);
  const type = fc.constantFrom('application/json', 'application/x-ndjson');
  await checked(
    fc.asyncProperty(kind, type, raw, async (to, as, body) =>
      expectHarmless(await ask(`/${to}`, { body: body as never, type: as })),
    ) as never,
  );
});

test('no outcome does', { timeout: PATIENCE }, async () => {
  const outcome = fc.dictionary(
    fc.constantFrom('reached', 'mood', 'note', 'followUpOn', 'by', 'attemptsSeen'),
    value,
  );
  await checked(
    fc.asyncProperty(fc.oneof(outcome, fc.jsonValue()), async (body) =>
      expectHarmless(
        await ask('/call-tasks/1/outcomes', { body: JSON.stringify(body), type: 'application/json' }),
      ),
    ) as never,
  );
});

test('no address does', { timeout: PATIENCE }, async () => {
  const part = fc
    .oneof(nasty, fc.string({ unit: 'binary' }))
    .map((text) => encodeURIComponent(Buffer.from(text).toString()));
  const path = fc.constantFrom(
    '/customers',
    '/customers/X',
    '/customers/X/timeline',
    '/customers/X/signals',
    '/call-tasks',
    '/call-tasks/X',
  );
  const name = fc.constantFrom(
    'cursor',
    'limit',
    'language',
    'stage',
    'signal',
    'changed_since',
    'state',
    'customer',
  );
  await checked(
    fc.asyncProperty(path, part, name, part, async (to, inside, parameter, sent) =>
      expectHarmless(await ask(`${to.replace('X', inside || 'x')}?${parameter}=${sent}`)),
    ) as never,
  );
});

test('an address longer than a server reads is refused, as the document says', async () => {
  const { status, text } = await ask(`/customers?cursor=${'a'.repeat(20_000)}`);
  expect(status, text).toBe(431);
});
