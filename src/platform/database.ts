import { setTimeout as pause } from 'node:timers/promises';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { endForgotten } from './end-forgotten.ts';
import { LOCK_WAIT_MS, repeatTransaction } from './repeat-transaction.ts';

/** The database: drizzle for ordinary queries, `$client` (a pg pool) for COPY and set-based SQL. */
export type Database = NodePgDatabase & {
  $client: pg.Pool;
  /**
   * A transaction that waits for no lock for ever, and is done again where it broke off for a passing reason. Only for work that does
   * nothing outside of it.
   */
  repeatable<Result>(work: (tx: Queryable) => Promise<Result>): Promise<Result>;
};

/** A database or an open transaction in it: what stores take. */
export type Queryable = NodePgDatabase;

/**
 * However a Postgres of the supplier's own is set: compiling a query costs more than our short ones take, and a day's file is looked up in
 * the index rather than beside a reading of all lines, as the cost of a disk with a moving head would have it.
 */
const SESSION = '-c jit=off -c random_page_cost=1.1';
/** Idle connections are asked after for a sign of life. */
const KEEP_ALIVE_MS = 10_000;

/**
 * Opens a pool. `onError` hears of every connection lost, whether it lay idle or stood between two queries of a
 * transaction, but for those of a pool that is being closed: one lost without a listener would end the process. `statementMs` ends any statement that runs longer;
 * after `patienceMs` the server is asked whether it still knows a connection (see endForgotten).
 */
export function openDatabase(
  url: string,
  options: {
    max: number;
    onError: (error: Error) => void;
    lockWaitMs?: number;
    statementMs?: number;
    patienceMs?: number;
  },
): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max,
    connectionTimeoutMillis: 10_000,
    idle_in_transaction_session_timeout: 60_000,
    statement_timeout: options.statementMs ?? 0,
    application_name: 'rytmi',
    options: SESSION,
    // A server that vanished without a word is noticed, and not waited for.
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
  });
  // While it closes, a server that closes too may be the first to say so: nothing is lost then.
  const tell = (error: Error) => {
    if (!pool.ending) options.onError(error);
  };
  pool.on('connect', (client) => client.on('error', tell));
  // The pool tells again of those lost while idle.
  pool.on('error', () => undefined);
  endForgotten(pool, { connectionString: url, application_name: 'rytmi' }, options.patienceMs);
  const db = drizzle(pool) as Database;
  db.transaction = (work, config) => transactOn(pool, work, config);
  const patience = `set local lock_timeout = ${options.lockWaitMs ?? LOCK_WAIT_MS}`;
  db.repeatable = (work) =>
    repeatTransaction(() =>
      db.transaction(async (tx) => {
        await tx.execute(patience);
        return work(tx);
      }),
    );
  return db;
}

/**
 * Drizzle's own way keeps the connection for good when `begin` fails, as it does where the connection was lost while
 * idle: the pool runs dry and never closes.
 */
async function transactOn<Result>(
  pool: pg.Pool,
  ...[work, config]: Parameters<typeof NodePgDatabase.prototype.transaction<Result>>
): Promise<Result> {
  const client = await pool.connect();
  try {
    return await drizzle(client).transaction(work, config);
  } finally {
    client.release();
  }
}

/** Longer than any healthy answer, shorter than the patience of who asks. */
const ANSWER_WITHIN_MS = 2_000;

/** Whether the database answers now. */
export async function canAnswer(db: Database): Promise<boolean> {
  const late = new AbortController();
  const tooLate = pause(ANSWER_WITHIN_MS, false, { signal: late.signal }).catch(() => false);
  const answer = db.$client.query('select 1').then(
    () => true,
    () => false,
  );
  const first = await Promise.race([answer, tooLate]);
  late.abort();
  return first;
}
