import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { breakOften, MAILS_A_BREAK } from '../support/break-often.ts';
import { changeOver } from '../support/change-over.ts';
import { howOften, howPatient } from '../support/how-long.ts';
import { QUEUE_BACKENDS, startRedis } from '../support/redis.ts';
import { startTcpRelay } from '../support/tcp-relay.ts';
import { cloneDatabase } from '../support/test-database.ts';
import { openFleet } from '../support/worker-fleet.ts';

const TIMES = howOften({ short: 2, long: 10 });
/** How long nothing is heard: longer than a worker holds a mail without a sign of life, and in the long form than a job's lock. */
const SILENT_SECONDS = howOften({ short: 15, long: 60 });
const PATIENCE = howPatient({ short: 400_000, long: 3_600_000 });

describe.concurrent.each(QUEUE_BACKENDS)('with the queue on %s', async (backend) => {
  const redis = backend === 'redis' ? await startRedis() : null;

  /** Workers that reach Postgres through the relay alone. */
  async function openFleetBehind() {
    const { db, url, drop } = await cloneDatabase();
    const { hostname, port } = new URL(url);
    const relay = await startTcpRelay({ host: hostname, port: Number(port) });
    const through = new URL(url);
    through.port = String(relay.port);
    const close = () => relay.close().then(drop);
    const place = { db, url: through.href, drop: close };
    return { relay, fleet: await openFleet(TIMES * MAILS_A_BREAK, redis?.url ?? null, place) };
  }

  test(
    'workers that hear nothing from Postgres for a while go on when it is heard again, no mail is lost or sent twice',
    async () => {
      const { fleet, relay } = await openFleetBehind();
      await breakOften(fleet, {
        what: `network to Postgres silent for ${SILENT_SECONDS} s, queue on ${backend}`,
        times: TIMES,
        async breakIt(time) {
          relay.hush();
          const hushedAt = Date.now();
          // So long nobody can be shown anything.
          fleet.silences.push([hushedAt, hushedAt + SILENT_SECONDS * 1_000]);
          const before = fleet.sink.taken.size;
          await pause(SILENT_SECONDS * 1_000);
          // What had begun came to its end; nothing began without the ledger.
          expect(fleet.sink.taken.size - before).toBeLessThanOrEqual(10);
          // By turns: the line heals, or whoever was on it has been forgotten.
          relay.speak(time % 2 === 1);
        },
      });
    },
    PATIENCE,
  );

  test(
    'workers whose Postgres is changed over without a word go on within 20 s, no mail is lost or sent twice',
    async () => {
      const { fleet, relay } = await openFleetBehind();
      await breakOften(fleet, {
        what: `Postgres changed over without a word, queue on ${backend}`,
        times: TIMES,
        breakIt: () => changeOver(fleet.db, relay),
      });
    },
    PATIENCE,
  );
});
