import { type PostgresConnectionOptions, runMigrations } from 'bullmq';
import pg from 'pg';
import type { QueueConnections } from './bullmq-queue.ts';

/** The queue's tables stand apart from ours: they may be dropped at any time and are made anew. */
const QUEUE_SCHEMA = 'queue';

/** Makes or upgrades the queue's tables. Several programs may call it at once: an advisory lock lets one do it. */
export async function migrateQueue(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'rytmi-queue' });
  await client.connect();
  try {
    await runMigrations(client, QUEUE_SCHEMA);
  } finally {
    await client.end();
  }
}

export function postgresConnections(place: {
  databaseUrl: string;
  concurrency: number;
}): QueueConnections<PostgresConnectionOptions> {
  const connection = (max: number) => ({
    connectionString: place.databaseUrl,
    schema: QUEUE_SCHEMA,
    max,
    connectionTimeoutMillis: 10_000,
    application_name: 'rytmi-queue',
  });
  // A worker also holds one connection for LISTEN, beside the pool.
  return { producer: connection(2), worker: connection(place.concurrency + 1) };
}
