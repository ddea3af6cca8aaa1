import { setTimeout as pause } from 'node:timers/promises';
import { Mistake } from '../shared/mistake.ts';
import { type Database, openDatabase } from './database.ts';
import type { Logger } from './logger.ts';

/** A server that is just being started, or changed over to its stand-by, is back by then. */
const PATIENCE_MS = 10_000;
const PAUSE_MS = 500;
/** Not there yet: refused, reset, name not known yet (a container beside ours), starting up, too many connections. */
const MAY_PASS = ['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', '57P03', '53300'];

/** Opens the pool once the server answers; a Mistake in plain words if it does not, or does not let us in. */
export async function connectDatabase(
  url: string,
  options: { max: number; log: Logger; statementMs: number },
): Promise<Database> {
  const { log, max, statementMs } = options;
  const db = openDatabase(url, {
    max,
    statementMs,
    // The pool opens a new connection at the next query by itself.
    onError: (error) => log.warn({ code: codeOf(error) }, 'database connection lost'),
  });
  const giveUpAt = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      await db.$client.query('select 1');
      return db;
    } catch (error) {
      if (!MAY_PASS.includes(codeOf(error)) || performance.now() > giveUpAt) {
        await db.$client.end();
        throw explain(url, error);
      }
      log.warn({ code: codeOf(error) }, 'waiting for the database');
      await pause(PAUSE_MS);
    }
  }
}

function codeOf(error: unknown): string {
  return (error as { code?: string }).code ?? '';
}

function explain(url: string, error: unknown): Mistake {
  const { hostname, port, pathname } = new URL(url);
  const place = `${hostname}:${port || 5432}`;
  const why =
    codeOf(error) === '' ? (error as Error).message : `${codeOf(error)} ${(error as Error).message}`;
  return new Mistake(
    `The database${pathname} at ${place} does not let us in: ${why.trim()}. Check DATABASE_URL, and that the server runs.`,
  );
}
