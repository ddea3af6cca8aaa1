import type { Database } from '../../platform/database.ts';
import { ADVISORY_LOCKS } from '../../shared/advisory-locks.ts';
import { Mistake } from '../../shared/mistake.ts';

/** Keeps a second demo on the same files out until the answered function is called, or this process dies. */
export async function holdDemo(db: Database): Promise<() => Promise<void>> {
  const client = await db.$client.connect();
  const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [
    ADVISORY_LOCKS.demo,
  ]);
  if (rows[0]?.held)
    return async () => {
      await client.query('select pg_advisory_unlock($1)', [ADVISORY_LOCKS.demo]);
      client.release();
    };
  client.release();
  throw new Mistake('The demo is already up in another window. Look there, or end it there with Ctrl-C.');
}
