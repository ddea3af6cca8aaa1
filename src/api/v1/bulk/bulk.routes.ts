import { createHash } from 'node:crypto';
import { drizzle } from 'drizzle-orm/node-postgres';
import { z } from 'zod';
import { openAddressKey } from '../../../customers/address-key-store.ts';
import type { ImportKind } from '../../../orders/import-kind.ts';
import { importRecords, type RecordsReport } from '../../../orders/import-records.ts';
import type { ApiScope } from '../../../staff/api-keys/api-scope.ts';
import { recordChange } from '../../../staff/audit/record-change.ts';
import { actorOf } from '../actor-of.ts';
import type { ApiDeps } from '../api-deps.ts';
import { type ApiRoute, apiRoute, type Call } from '../api-route.ts';
import { ApiAnswer, answerOnce, type Keep } from '../idempotency/answer-once.ts';
import { BULK_ANSWER, bulkAnswer } from './bulk-answer.ts';
import { bulkTurns } from './bulk-turns.ts';
import { type ReceivedRecords, receiveRecords } from './receive-records.ts';

const flag = (what: string) => z.stringbool().default(false).describe(what);
const ROWS = {
  rows: z.enum(['all', 'rejected']).default('all').describe('Which rows the answer tells of.'),
};
/** What an order may bring with it. */
const OF_ORDERS = {
  create_customers: flag('Make customers that are not known yet.'),
  create_products: flag('Make products that are not known yet.'),
  whole_orders: flag('Each order comes whole: lines it had before and has no more are taken away.'),
};

type BulkQuery = typeof ROWS & typeof OF_ORDERS;

const turn = bulkTurns();

const bulk = (kind: ImportKind, scope: ApiScope): ApiRoute =>
  apiRoute<Record<never, never>, BulkQuery>({
    name: `import${kind.charAt(0).toUpperCase()}${kind.slice(1)}`,
    method: 'POST',
    path: `/${kind}`,
    scope,
    summary: `Brings up to 50,000 ${kind === 'orders' ? 'order lines' : kind} in, or changes them`,
    params: {},
    // Of other kinds they are never there, which is as good as no.
    query: (kind === 'orders' ? { ...ROWS, ...OF_ORDERS } : ROWS) as BulkQuery,
    body: { records: kind },
    answer: BULK_ANSWER,
    problems: [
      'bad-body',
      'too-large',
      'too-many-rows',
      'unsupported-type',
      'in-flight',
      'reused-key',
      'busy',
    ],
    handle: (deps, call) => bringIn(deps, kind, call),
  });

export const BULK_ROUTES: readonly ApiRoute[] = [
  bulk('customers', 'customers:write'),
  bulk('contacts', 'customers:write'),
  bulk('products', 'products:write'),
  bulk('orders', 'orders:write'),
  bulk('complaints', 'complaints:write'),
];

type BulkCall = Call<Record<never, never>, BulkQuery>;

async function bringIn(deps: ApiDeps, kind: ImportKind, call: BulkCall): Promise<ApiAnswer> {
  const type = String(call.headers['content-type']).split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const received = await receiveRecords(call.body ?? emptyBody(), type);
  try {
    const fingerprint = createHash('sha256').update(`${call.target} ${received.body.sha256}`).digest('hex');
    const idempotencyKey = call.headers['idempotency-key'];
    return await turn(() =>
      answerOnce(deps, { apiKeyId: call.key.id, idempotencyKey, fingerprint }, (keep) =>
        runImport(deps, kind, call, received, keep),
      ),
    );
  } finally {
    await received.body.close();
  }
}

async function runImport(
  deps: ApiDeps,
  kind: ImportKind,
  { key, query }: BulkCall,
  { records }: ReceivedRecords,
  keep: Keep,
): Promise<ApiAnswer> {
  const addressKey = await openAddressKey(deps.db, deps.secrets);
  const answerOf = (report: RecordsReport) => new ApiAnswer(JSON.stringify(bulkAnswer(report, query.rows)));
  const by = actorOf(key);
  const report = await importRecords(
    { db: deps.db, now: deps.now, addressKey },
    {
      ...{ kind, records, source: by.name },
      createCustomers: query.create_customers === true,
      createProducts: query.create_products === true,
      wholeOrders: query.whole_orders === true,
      async settle(client, told) {
        const tx = drizzle(client);
        const { runId, read, added, changed, removed, rejected } = told;
        const after = { kind, read, added, changed, removed, rejected };
        await recordChange(
          { db: tx, now: deps.now },
          { by, kind: 'import-run', subjects: { import: [runId] }, after },
        );
        await keep(tx, answerOf(told));
      },
    },
  );
  return answerOf(report);
}

async function* emptyBody(): AsyncGenerator<Buffer> {
  yield Buffer.alloc(0);
}
