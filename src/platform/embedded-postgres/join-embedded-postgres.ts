import pg from 'pg';
import { type Cluster, ensureCluster } from './cluster.ts';
import { postmasterState, urlOf } from './postmaster.ts';
import { enterAsUser } from './server-users.ts';
import { startPostmaster } from './start-postmaster.ts';
import { stopPostmaster } from './stop-postmaster.ts';

/** A share in the embedded server. */
export interface EmbeddedPostgres {
  /** The database `rytmi` in it, with the password. */
  url: string;
  /** Starts the server again if somebody killed it; answers whether that was needed. */
  revive(): Promise<boolean>;
  /** Stops the server if no other program uses it. */
  leave(): Promise<void>;
}

const DATABASE = 'rytmi';
/** Two programs made the database at the same moment; either code may come of it. */
const EXISTS_ALREADY = ['42P04', '23505'];

/**
 * Uses the Postgres kept under `home` (which must exist): makes it if there is none, starts it if it does not run, joins
 * it if another program has started it. `settings` are Postgres settings on top of ours, for whoever starts it.
 */
export async function joinEmbeddedPostgres(
  home: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<EmbeddedPostgres> {
  const cluster = await ensureCluster(home);
  const user = await enterAsUser(cluster);
  const stop = () => stopPostmaster(cluster);
  try {
    const port = await startPostmaster(cluster, settings);
    await ensureDatabase(cluster, port);
    return {
      url: urlOf(cluster, port, DATABASE),
      revive: async () => {
        if ((await postmasterState(cluster)).is === 'ready') return false;
        await startPostmaster(cluster, settings);
        return true;
      },
      leave: () => user.leave(stop),
    };
  } catch (error) {
    await user.leave(stop);
    throw error;
  }
}

async function ensureDatabase(cluster: Cluster, port: number): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(cluster, port, 'postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  } catch (error) {
    if (!EXISTS_ALREADY.includes((error as { code?: string }).code ?? '')) throw error;
  } finally {
    await client.end();
  }
}
