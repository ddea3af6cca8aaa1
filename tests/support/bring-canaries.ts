import { randomUUID } from 'node:crypto';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Database } from '../../src/platform/database.ts';
import { createApiKey } from '../../src/staff/api-keys/create-api-key.ts';
import { canary, phone, planted } from './canaries.ts';
import { sign, wooOrder } from './shop-payloads.ts';
import { SOMEBODY } from './webhook-stand.ts';

/** What a supplier's own systems send: half of it wrong, all of it with names, addresses and telephones. */
export async function bringCanaries(
  db: Database,
  { web, shopSecret }: { web: string; shopSecret: string },
): Promise<void> {
  const { secret } = await createApiKey(
    { db, now: () => new Date() },
    { name: 'a test', scopes: ['customers:write'], expiresAt: null, by: SOMEBODY },
  );
  planted.add(secret);
  const bring = async (kind: string, records: readonly unknown[]) => {
    const answer = await fetch(`${web}/api/v1/${kind}`, {
      ...{ method: 'POST', body: records.map((record) => JSON.stringify(record)).join('\n') },
      headers: { 'content-type': 'application/x-ndjson', authorization: `Bearer ${secret}` },
    });
    expect(await answer.json()).toMatchObject({ accepted: 1, rejected: 2 });
  };
  const person = () => ({ name: canary(), email: `${canary()}@example.org`, phone: phone() });
  await bring('customers', [
    { id: 'K1', name: canary(), city: canary() },
    { id: 'K2', name: canary(), country: canary() },
    { id: 'K3', [canary()]: canary() },
  ]);
  await bring('contacts', [
    { id: 'C1', customer: 'K1', language: 'fi', ...person() },
    { id: 'C2', customer: 'K1', language: canary(), ...person() },
    { id: 'C3', customer: canary(), language: 'fi', ...person() },
  ]);
  const names = { first_name: canary(), last_name: canary(), company: canary(), city: canary() };
  const billing = { ...names, country: 'FI', email: `${canary()}@example.org`, phone: phone() };
  const lines = [
    { sku: 'A', quantity: 1, total: '5.00', name: canary() },
    { sku: '', quantity: 1, total: '1.00', name: canary() },
  ];
  const body = JSON.stringify(wooOrder(1, { billing, lines, customer_note: canary() }));
  const headers = {
    ...{ 'x-wc-webhook-topic': 'order.created', 'x-wc-webhook-delivery-id': randomUUID() },
    'x-wc-webhook-signature': sign(body, shopSecret),
  };
  const told = await fetch(`${web}/shops/woocommerce/puoti`, { method: 'POST', body, headers });
  expect(told.status).toBe(202);
}

/** A file that lies in the watched folder, and was looked at a minute ago. */
export async function layCanaries(db: Database, folder: string): Promise<void> {
  const path = join(folder, 'customers.csv');
  writeFileSync(path, `id,name,country\nK8,${canary()},FI\nK9,${canary()},${canary()}\n`);
  const { size, mtimeMs } = statSync(path);
  await db.$client.query(
    `insert into watched_file (path, bytes, modified_ms, since) values ('customers.csv', $1, $2, now() - interval '1 minute')`,
    [size, mtimeMs],
  );
}
