import pg from 'pg';
import { waitUntil } from './wait-until.ts';

/** A place in the database at which whoever comes there stands still. */
export interface LedgerPlace {
  table: string;
  on: 'insert' | 'update' | 'delete';
  /** Of which rows: SQL over `old` and `new`. */
  when?: string;
  /** Before the first such row is written, or when all is written and the commit has been asked for. */
  at: 'row' | 'commit';
}

interface LedgerTrap {
  /** Whether somebody stands there. */
  isSprung(): Promise<boolean>;
  /** Lets go. `lost`: the work of whoever stood there is undone; `landed`: the database goes on with what it was told. */
  release(work: 'lost' | 'landed'): Promise<void>;
}

/** Any number: the lock on which the trigger waits. */
const LOCK = 4_711;

/**
 * Sets a trigger that waits for a lock which this test holds: a process that is killed meanwhile dies exactly there. Once released, the
 * trigger lets everybody pass.
 */
export async function setLedgerTrap(url: string, { table, on, when, at }: LedgerPlace): Promise<LedgerTrap> {
  const holder = new pg.Client({ connectionString: url });
  await holder.connect();
  await holder.query('select pg_advisory_lock($1)', [LOCK]);
  await holder.query(`
    create function stand_still() returns trigger language plpgsql as $$
    begin
      perform pg_advisory_xact_lock_shared(${LOCK});
      return coalesce(new, old);
    end $$`);
  const kind = at === 'commit' ? 'constraint trigger crash_point after' : 'trigger crash_point before';
  const late = at === 'commit' ? 'deferrable initially deferred' : '';
  await holder.query(`create ${kind} ${on} on "${table}" ${late}
    for each row ${when ? `when (${when})` : ''} execute function stand_still()`);
  const standing = async () => {
    const { rows } = await holder.query<{ pid: number }>(
      `select pid from pg_locks where locktype = 'advisory' and objid = $1 and not granted
       and database = (select oid from pg_database where datname = current_database())`,
      [LOCK],
    );
    return rows.map(({ pid }) => pid);
  };
  return {
    isSprung: async () => (await standing()).length > 0,
    release: async (work) => {
      if (work === 'lost') {
        await holder.query('select pg_terminate_backend(pid) from unnest($1::int[]) as pid', [
          await standing(),
        ]);
        await waitUntil('those who stood there are gone', async () => (await standing()).length === 0);
      }
      await holder.end();
    },
  };
}
