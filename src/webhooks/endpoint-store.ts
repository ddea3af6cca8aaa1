import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Queryable } from '../platform/database.ts';
import { type OFF_CAUSES, webhookEndpointTable } from './webhook-table.ts';

export type WebhookEndpoint = typeof webhookEndpointTable.$inferSelect;
export type OffCause = (typeof OFF_CAUSES)[number];
export type NewEndpoint = Pick<
  WebhookEndpoint,
  'url' | 'kinds' | 'includeContact' | 'secretLocked' | 'createdAt'
>;

export async function insertEndpoint(db: Queryable, endpoint: NewEndpoint): Promise<number> {
  const [row] = await db
    .insert(webhookEndpointTable)
    .values(endpoint)
    .returning({ id: webhookEndpointTable.id });
  if (!row) throw new Error('An insert without a condition always has a row');
  return row.id;
}

export async function findEndpoint(db: Queryable, id: number): Promise<WebhookEndpoint | undefined> {
  const [endpoint] = await db.select().from(webhookEndpointTable).where(eq(webhookEndpointTable.id, id));
  return endpoint;
}

export function listEndpointsOn(db: Queryable): Promise<WebhookEndpoint[]> {
  return db
    .select()
    .from(webhookEndpointTable)
    .where(isNull(webhookEndpointTable.off))
    .orderBy(asc(webhookEndpointTable.id));
}

/** Its deliveries go with it. */
export async function deleteEndpoint(db: Queryable, id: number): Promise<void> {
  await db.delete(webhookEndpointTable).where(eq(webhookEndpointTable.id, id));
}

export async function setEndpoint(
  db: Queryable,
  id: number,
  values: Partial<
    Pick<WebhookEndpoint, 'secretLocked' | 'oldSecretLocked' | 'oldSecretUntil' | 'off' | 'failingSince'>
  >,
): Promise<void> {
  await db.update(webhookEndpointTable).set(values).where(eq(webhookEndpointTable.id, id));
}

/** It answered: whatever went wrong before is over. */
export async function clearFailing(db: Queryable, id: number): Promise<void> {
  await db
    .update(webhookEndpointTable)
    .set({ failingSince: null })
    .where(and(eq(webhookEndpointTable.id, id), isNotNull(webhookEndpointTable.failingSince)));
}

/** Answers since when it has been failing, this time included. */
export async function noteFailing(db: Queryable, id: number, now: Date): Promise<Date> {
  await db
    .update(webhookEndpointTable)
    .set({ failingSince: now })
    .where(and(eq(webhookEndpointTable.id, id), isNull(webhookEndpointTable.failingSince)));
  return (await findEndpoint(db, id))?.failingSince ?? now;
}
