import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { howOften, howPatient, testSeed } from '../support/how-long.ts';
import { printProof } from '../support/print-proof.ts';
import { QUEUE_BACKENDS, startRedis } from '../support/redis.ts';
import { sayHowFar } from '../support/say-how-far.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { openFleet } from '../support/worker-fleet.ts';

const BLOCKS = howOften({ short: 2, long: 50 });
const MAILS_EACH = 300;
/** So slow that they last while one worker stands still. */
const PAUSE_MS = 500;
/** More than twice the lock that a worker holds on its job (10 s). The mails in its hand are given up in this time too. */
const BLOCKED_MS = 30_000;
const CONNECTIONS = 5;
const PATIENCE = howPatient({ short: 400_000, long: 2 * 3_600_000 });
const SEED = testSeed();

/**
 * A process that is stopped (SIGSTOP) and goes on later (SIGCONT) sees what one sees whose event loop stood still: no timer fires, no
 * lock is renewed, and then everything that came meanwhile comes at once. Its threads stand too, which only makes it worse: a mail
 * waits in the middle of its dialogue.
 */
describe.concurrent.each(QUEUE_BACKENDS)('with the queue on %s', async (backend) => {
  const redis = backend === 'redis' ? await startRedis() : null;

  test(
    `workers that stand still for twice their lock, ${BLOCKS} times, lose no mail and send none twice`,
    async ({ onTestFinished }) => {
      const random = seededRandom(SEED);
      const fleet = await openFleet(BLOCKS * MAILS_EACH, redis?.url ?? null);
      onTestFinished(fleet.close);
      fleet.sink.setPause(PAUSE_MS);
      const workers = await Promise.all([fleet.start(), fleet.start()]);
      const howFar = sayHowFar(`blocked for twice the lock, queue on ${backend}`, BLOCKS);
      for (let time = 0; time < BLOCKS; time++) {
        await fleet.untilTaken(time * MAILS_EACH + 1 + Math.floor((random() * MAILS_EACH) / 2));
        // The one that sends, or waits to: over the times, both.
        const blocked = workers[Math.floor(random() * workers.length)];
        blocked?.child.kill('SIGSTOP');
        await pause(BLOCKED_MS);
        blocked?.child.kill('SIGCONT');
        howFar(time + 1);
      }
      const { longestInHandMs, ...report } = await fleet.untilDone();
      const seconds = Math.ceil(longestInHandMs / 1_000);
      const howMany = `${BLOCKS} in ${report.mails} mails, the last doubt shown after ${seconds} s, ${report.putOff} put off`;
      printProof({ what: `blocked for twice the lock, queue on ${backend}`, howMany, ...report, seed: SEED });
      expect(report).toMatchObject({ lost: 0, twice: 0, putOff: 0 });
      expect(report.uncertain).toBeLessThanOrEqual(BLOCKS * CONNECTIONS);
      expect(seconds, 'seconds until a doubt is shown').toBeLessThanOrEqual(60);
      for (const worker of workers) expect((await worker.end('SIGTERM')).code, worker.said()).toBe(0);
    },
    PATIENCE,
  );
});
