import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { LEASE_SECONDS } from '../../src/messages/lease.ts';
import { turnsFor } from '../../src/platform/turns.ts';
import { CRASH_POINTS, type CrashPoint } from '../support/crash-points.ts';
import { SCENES } from '../support/crash-scenes.ts';
import { type CrashStand, isSound, openCrashStand } from '../support/crash-stand.ts';
import { howOften, howPatient } from '../support/how-long.ts';
import { keptRounds } from '../support/kept-rounds.ts';
import { printProof } from '../support/print-proof.ts';
import { QUEUE_BACKENDS, startRedis } from '../support/redis.ts';
import { sayHowFar } from '../support/say-how-far.ts';

// Each spends most of its time waiting for a lease to end.
vi.setConfig({ maxConcurrency: 16 });
/** Processes at once: more would only wait for the machine. */
const inTurn = turnsFor(6);
const TIMES = howOften({ short: 1, long: 20 });
/** Places tried with each queue: in the short form every place with one of them, some with both. */
const PLACES = howOften({ short: 25, long: CRASH_POINTS.length });
const PATIENCE = howPatient({ short: 580_000, long: 4 * 3_600_000 });

interface Found {
  kills: number;
  mails: number;
  lost: number;
  twice: number;
  uncertain: number;
  longestMs: number;
}

const found: Found = { kills: 0, mails: 0, lost: 0, twice: 0, uncertain: 0, longestMs: 0 };
/** A long form that is broken off goes on where it stood, with RYTMI_PROGRESS_FILE. */
const kept = keptRounds<Found>('crash points');
const howFar = sayHowFar('labelled crash points', QUEUE_BACKENDS.length * PLACES * TIMES);

test('there are 25 crash points or more, each with a name of its own', () => {
  expect(new Set(CRASH_POINTS.map(({ name }) => name)).size).toBe(CRASH_POINTS.length);
  expect(CRASH_POINTS.length).toBeGreaterThanOrEqual(25);
  expect(2 * PLACES).toBeGreaterThanOrEqual(CRASH_POINTS.length);
});

describe.concurrent.each(QUEUE_BACKENDS)('with the queue on %s', async (backend) => {
  const redis = backend === 'redis' ? await startRedis() : null;
  let places = 0;
  const newPlace = () => (redis ? `${redis.url}/${places++}` : null);

  const tried = backend === 'redis' ? CRASH_POINTS.slice(0, PLACES) : CRASH_POINTS.slice(-PLACES);
  // A command does its work without the queue: one backend is as good as another.
  const points = tried.filter(({ scene }) => backend === 'postgres' || !('command' in SCENES[scene]));

  test.concurrent.each(points)(
    'killed at: $name',
    async (point) => {
      for (let time = 0; time < TIMES; time++) {
        const round = `${backend}, ${point.name}, ${time + 1}`;
        const earlier = kept.found(round);
        if (earlier) add(earlier);
        else kept.keep(round, await dieAndGoOn(point, newPlace()));
      }
    },
    PATIENCE,
  );
});

afterAll(() => {
  const { kills, mails, longestMs } = found;
  const seconds = Math.ceil(longestMs / 1_000);
  const howMany = `${kills} kills at ${CRASH_POINTS.length} places, over ${QUEUE_BACKENDS.length} queues, ${mails} mails, all done within ${seconds} s of each kill`;
  printProof({ what: 'labelled crash points', howMany, ...found, seed: null });
});

function add(ended: Found): void {
  for (const count of ['kills', 'mails', 'lost', 'twice', 'uncertain'] as const) found[count] += ended[count];
  found.longestMs = Math.max(found.longestMs, ended.longestMs);
  howFar(found.kills);
}

async function dieAndGoOn(point: CrashPoint, redisUrl: string | null): Promise<Found> {
  const stand = await openCrashStand(point, redisUrl);
  try {
    await inTurn(stand.killThere);
    // Another process starts only once it may take what the dead one had in hand; until then it would wait.
    await pause(LEASE_SECONDS * 1_000);
    const startedAt = performance.now();
    const { code, said } = await inTurn(stand.finish);
    const longestMs = LEASE_SECONDS * 1_000 + performance.now() - startedAt;
    expect(code, said).toBe(0);
    return await judge(stand, point, longestMs);
  } finally {
    await stand.close();
  }
}

async function judge(stand: CrashStand, point: CrashPoint, longestMs: number): Promise<Found> {
  expect(await isSound(stand, point), 'done once, and whole').toBe(true);
  const { rows } = await stand.db.$client.query<{ id: string; state: string; before: boolean }>(
    `select id, state, claimed_at < now() - interval '30 minutes' as before from message`,
  );
  const arrived = (id: string) => stand.server.mails.filter((mail) => mail.includes(`<${id}@`)).length;
  const going = rows.filter(({ before }) => !before);
  const uncertain = going.filter(({ state }) => state === 'uncertain');
  const lost = going.filter(({ id, state }) => state === 'accepted' && arrived(id) === 0);
  const twice = going.filter(({ id }) => arrived(id) > 1);
  const ended = {
    ...{ kills: 1, mails: going.length, longestMs, uncertain: uncertain.length },
    ...{ lost: lost.length, twice: twice.length + (point.mayRepeat ? 0 : repeated(stand).length) },
  };
  // Whether it is as it should be or not: the proof says what was found.
  add(ended);
  expect({ lost, twice, repeated: point.mayRepeat ? [] : repeated(stand) }).toEqual({
    lost: [],
    twice: [],
    repeated: [],
  });
  if (point.doubt !== 'others') expect(uncertain.length > 0).toBe(point.doubt === true);
  return ended;
}

/** Message-IDs that came more than once, those to care people and the order desk among them. */
function repeated({ server }: CrashStand): string[] {
  const ids = server.mails.map((mail) => /^message-id:\s*(<[^>]+>)/im.exec(mail)?.[1] ?? 'none');
  return ids.filter((id, nth) => ids.indexOf(id) < nth);
}
