import { readDatabaseFacts } from './database-store.ts';
import type { DoctorDeps } from './doctor-deps.ts';
import { fault, fine, type Seen } from './finding.ts';

/** Messages in hand are given up after 25 seconds without a sign of life: clocks further apart than this come near it. */
const MOST_APART_MS = 5_000;

/** Whether this machine and the database agree on the time. */
export async function checkClock({ db, now }: DoctorDeps): Promise<Seen> {
  const asked = now().getTime();
  const { clock } = await readDatabaseFacts(db);
  const answered = now().getTime();
  // Read somewhere between question and answer.
  const apart = Math.max(asked - clock, clock - answered, 0);
  if (apart <= MOST_APART_MS) return fine('this machine and the database agree on the time');
  return fault(
    'clock-off',
    `the clocks of this machine and the database are ${Math.round(apart / 1_000)} seconds apart`,
    'Let both be set by NTP, such as: timedatectl set-ntp true',
  );
}
