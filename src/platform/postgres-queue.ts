import { type PostgresConnectionOptions, runMigrations } from 'bullmq';
import pg from 'pg';
import { Mistake } from '../shared/mistake.ts';
import type { QueueConnections } from './bullmq-queue.ts';

/** The queue's tables stand apart from ours: they may be dropped at any time and are made anew. */
const QUEUE_SCHEMA = 'queue';

/**
 * The queue's queries take a second at most. One to a server that was changed over without a word would be waited for a quarter of an
 * hour; see endForgotten, which does not see the queue's connections.
 */
const ANSWER_WITHIN_MS = 10_000;

/** The role may read and write rows, and not change tables. */
const NOT_ALLOWED = '42501';

/**
 * Makes or upgrades the queue's tables. Several programs may call it at once: an advisory lock lets one do it. A role that may not
 * change tables finds them as rytmi migrate left them, or says so at the first use.
 */
export async function migrateQueue(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'rytmi-queue' });
  await client.connect();
  try {
    await runMigrations(client, QUEUE_SCHEMA);
  } catch (error) {
    if ((error as { code?: string }).code !== NOT_ALLOWED) throw error;
    const { rows } = await client.query('select to_regnamespace($1) is not null as stands', [QUEUE_SCHEMA]);
    if (!rows[0]?.stands)
      throw new Mistake(
        'The queue has no tables yet, and this role may not make them. Run rytmi migrate with the DATABASE_URL of the role that may.',
      );
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
    query_timeout: ANSWER_WITHIN_MS,
    keepAlive: true,
    application_name: 'rytmi-queue',
  });
  // A worker also holds one connection for LISTEN, beside the pool.
  return { producer: connection(2), worker: connection(place.concurrency + 1) };
}
