import type { Database } from '../../platform/database.ts';
import { Mistake } from '../../shared/mistake.ts';

/** Any number, the same for all demos. */
const DEMO_LOCK = 7_946_284_001;

/** Keeps a second demo on the same files out until the answered function is called, or this process dies. */
export async function holdDemo(db: Database): Promise<() => Promise<void>> {
  const client = await db.$client.connect();
  const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [
    DEMO_LOCK,
  ]);
  if (rows[0]?.held)
    return async () => {
      await client.query('select pg_advisory_unlock($1)', [DEMO_LOCK]);
      client.release();
    };
  client.release();
  throw new Mistake('The demo is already up in another window. Look there, or end it there with Ctrl-C.');
}
