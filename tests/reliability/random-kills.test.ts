import { describe, expect, test } from 'vitest';
import { addReports, type FleetReport } from '../support/fleet-report.ts';
import { howOften, howPatient, testSeed } from '../support/how-long.ts';
import { printProof } from '../support/print-proof.ts';
import { QUEUE_BACKENDS, startRedis } from '../support/redis.ts';
import { sayHowFar } from '../support/say-how-far.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { openFleet, type WorkerFleet } from '../support/worker-fleet.ts';

const MAILS = howOften({ short: 1_000, long: 50_000 });
const KILLS = howOften({ short: 20, long: 500 });
/** Installations at once: each waits most of its time for the dead to be noticed. */
const INSTALLATIONS = 2;
const PATIENCE = howPatient({ short: 590_000, long: 3 * 3_600_000 });
const MOST_WORKERS = 4;
/** So slow that a burst of kills finds mails on the line, and more that wait. */
const PAUSE_MS = 100;
/** What a worker has open: on each, one mail may be on the line when it dies. */
const CONNECTIONS = 5;
const SEED = testSeed();

describe.concurrent.each(QUEUE_BACKENDS)('with the queue on %s', async (backend) => {
  const redis = backend === 'redis' ? await startRedis() : null;

  test(
    `${KILLS} kills at random of 2 to 4 workers that send ${MAILS} mails lose none and send none twice`,
    async ({ onTestFinished }) => {
      const reports = await Promise.all(
        Array.from({ length: INSTALLATIONS }, (_, nth) => {
          const fleet = openFleet(MAILS / INSTALLATIONS, redis && `${redis.url}/${nth}`);
          onTestFinished(async () => (await fleet).close());
          return killAtRandom(fleet, nth);
        }),
      );
      const { longestInHandMs, ...report } = addReports(reports);
      const seconds = Math.ceil(longestInHandMs / 1_000);
      const howMany = `${KILLS} kills in ${MAILS} mails, the last doubt shown after ${seconds} s, ${report.putOff} put off`;
      printProof({ what: `random kill -9, queue on ${backend}`, howMany, ...report, seed: SEED });
      expect(report).toMatchObject({ mails: MAILS, lost: 0, twice: 0, putOff: 0 });
      expect(report.uncertain).toBeLessThanOrEqual(KILLS * CONNECTIONS);
      expect(seconds, 'seconds until a doubt is shown').toBeLessThanOrEqual(60);
    },
    PATIENCE,
  );
});

/** Kills some of its workers at once, starts others, and so on. */
async function killAtRandom(opened: Promise<WorkerFleet>, nth: number): Promise<FleetReport> {
  const fleet = await opened;
  const random = seededRandom(SEED + nth);
  const upTo = (most: number) => 1 + Math.floor(random() * most);
  fleet.sink.setPause(PAUSE_MS);
  let kills = KILLS / INSTALLATIONS;
  const howFar = sayHowFar(`random kill -9, installation ${nth + 1} of ${INSTALLATIONS}`, kills);
  const mailsAKill = MAILS / KILLS;
  let taken = 0;
  const fill = () => Promise.all(Array.from({ length: MOST_WORKERS - fleet.workers.length }, fleet.start));
  await fill();
  while (kills > 0) {
    const dying = Math.min(kills, 1 + upTo(MOST_WORKERS - 1), fleet.workers.length);
    taken = Math.max(taken, fleet.sink.taken.size) + upTo(mailsAKill * dying);
    await fleet.untilTaken(Math.min(taken, (MAILS / INSTALLATIONS) * 0.9));
    const doomed = [...fleet.workers].sort(() => random() - 0.5).slice(0, dying);
    await Promise.all(doomed.map(fleet.kill));
    kills -= dying;
    howFar(KILLS / INSTALLATIONS - kills);
    await fill();
  }
  const report = await fleet.untilDone();
  const ends = await Promise.all(fleet.workers.map((worker) => worker.end('SIGTERM')));
  expect(ends.map(({ code }) => code)).toEqual(fleet.workers.map(() => 0));
  return report;
}
