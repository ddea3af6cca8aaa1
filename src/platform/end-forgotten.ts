import { performance } from 'node:perf_hooks';
import pg from 'pg';

/** Most answers come sooner; who waits longer is asked after, and the server has as long to say. */
const PATIENCE_MS = 8_000;
/** Looks while it is waited: one who waits too long is found soon after. */
const LOOKS = 4;
/** Who works for long is asked after more and more seldom, though never less often than this. */
const LONGEST_BETWEEN_MS = 60_000;

/** Moments of performance.now(). */
interface InUse {
  since: number;
  askAt: number;
}

/**
 * Ends connections of which the server knows nothing any more: it was changed over to its stand-by, or gave them up while the
 * network was silent. Whoever waits there for an answer hears ECONNRESET; by itself TCP says so after a quarter of an hour. While the
 * server does not answer, nothing is ended: the line may heal.
 */
export function endForgotten(pool: pg.Pool, config: pg.ClientConfig, patienceMs = PATIENCE_MS): void {
  const standing = new Set<pg.PoolClient>();
  const inUse = new Map<pg.PoolClient, InUse>();
  let timer: NodeJS.Timeout | undefined;
  const look = async () => {
    const now = performance.now();
    const late = [...inUse.values()].filter(({ askAt }) => askAt <= now);
    if (late.length === 0) return;
    for (const use of late) use.askAt = now + Math.min(now - use.since, LONGEST_BETWEEN_MS);
    // All of them: those that nobody waits for yet would be waited for next.
    const asked = [...standing];
    const known = await askServer(config, { pids: asked.map(pidOf), withinMs: patienceMs });
    for (const client of asked)
      if (known !== null && standing.has(client) && !known.has(pidOf(client))) cutOff(client);
  };
  const lookLater = () => {
    timer = setTimeout(() => {
      void look().finally(() => {
        timer = undefined;
        if (inUse.size > 0) lookLater();
      });
    }, patienceMs / LOOKS).unref();
  };
  pool.on('connect', (client) => void standing.add(client));
  pool.on('remove', (client) => void standing.delete(client));
  pool.on('acquire', (client) => {
    const since = performance.now();
    inUse.set(client, { since, askAt: since + patienceMs });
    if (timer === undefined) lookLater();
  });
  pool.on('release', (_error, client) => void inUse.delete(client));
}

/**
 * Which of the server's processes are alive, over a connection of its own; null where it does not say. A number may belong to a new
 * process by now: its connection is then asked after again.
 */
async function askServer(
  config: pg.ClientConfig,
  ask: { pids: readonly number[]; withinMs: number },
): Promise<ReadonlySet<number> | null> {
  const { pids, withinMs } = ask;
  const client = new pg.Client({
    ...config,
    connectionTimeoutMillis: withinMs,
    query_timeout: withinMs,
  });
  // Told by what is asked, too; without a listener it would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ own: number; known: number[] }>(
      'select pg_backend_pid() as own, array(select pid from pg_stat_activity where pid = any($1)) as known',
      [pids],
    );
    const [row] = rows;
    // Behind a pooler connections have the pooler's numbers, which the server never knew.
    return row && row.own === pidOf(client) ? new Set(row.known) : null;
  } catch {
    // Away, full or starting: it is asked again.
    return null;
  } finally {
    // One that hears nothing would wait for the server's goodbye.
    connectionOf(client).stream.destroy();
  }
}

function cutOff(client: pg.ClientBase): void {
  const lost = Object.assign(new Error('the server no longer knows this connection'), { code: 'ECONNRESET' });
  connectionOf(client).stream.destroy(lost);
}

/** The number of the server's process behind a connection; the types leave it out. */
function pidOf(client: pg.ClientBase): number {
  return (client as unknown as { processID: number }).processID;
}

function connectionOf(client: pg.ClientBase): pg.Connection {
  return (client as unknown as { connection: pg.Connection }).connection;
}
