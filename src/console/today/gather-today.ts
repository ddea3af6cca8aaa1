import { type CallList, listCalls } from '../../calls/list-calls.ts';
import { findDoubtfulMorningLists } from '../../calls/morning-list-store.ts';
import { type CarePerson, listCarePeople } from '../../customers/care-person-store.ts';
import type { Mode } from '../../decisions/care-model.ts';
import { findReport } from '../../doctor/doctor-store.ts';
import { faultsOf } from '../../doctor/find-faults.ts';
import { countToDo } from '../../messages/incoming/incoming-list-store.ts';
import { findTroubledGates, type GateTrouble } from '../../messages/pace/gate-store.ts';
import { findPause, type ToldPause } from '../../messages/pause-store.ts';
import { readSeen } from '../../messages/release-store.ts';
import type { Seen } from '../../messages/seen.ts';
import { listUncertain } from '../../messages/uncertain-store.ts';
import { readCareModel } from '../../nurture/care-model-store.ts';
import { coverageOverview } from '../../nurture/coverage/coverage-overview.ts';
import type { CoverageReport } from '../../nurture/coverage/coverage-report.ts';
import { hasWritten } from '../../nurture/coverage/coverage-store.ts';
import type { ReviewTally } from '../../nurture/review-tally.ts';
import {
  countMessages,
  type MessageCount,
  readLastReview,
  readWaiting,
  type WaitingKind,
} from '../../nurture/today-store.ts';
import { readWork, type Work } from '../../nurture/work-store.ts';
import { findNewestRejects, type RejectedRows } from '../../orders/newest-rejects-store.ts';
import type { Database } from '../../platform/database.ts';
import { type Day, isoFromDay } from '../../shared/calendar-day.ts';

/** Enough to judge a kind by, few enough to be looked at. */
const SAMPLES_A_KIND = 3;
/** The others come up as these are settled. */
const UNCERTAIN_SHOWN = 5;

export interface Today {
  mode: Mode;
  calls: CallList;
  people: readonly CarePerson[];
  waiting: readonly WaitingKind[];
  /** Before these were read: what is released from this page is nothing younger. */
  seen: Seen;
  /** Null until the first review has ended. */
  lastNight: { day: Day; tally: ReviewTally; messages: readonly MessageCount[] } | null;
  pause: ToldPause | undefined;
  /** Our mail server or receiving hosts that get nothing for a while, or little. */
  slowed: readonly GateTrouble[];
  /** Faults that the doctor found, while nothing is delivered for them. */
  unfit: number;
  uncertain: Awaited<ReturnType<typeof listUncertain>>;
  /** Mails that came back and wait for a person. */
  incoming: number;
  /** Names of those who may or may not have got their morning list. */
  doubtfulLists: readonly string[];
  /** Rows that the newest file of each kind could not place. */
  rejects: readonly RejectedRows[];
  work: Work;
  /** Null once a mail has been planned, and before the first order. */
  coverage: CoverageReport | null;
}

export async function gatherToday(db: Database, today: Day, now: Date): Promise<Today> {
  const [{ settings }, seen] = await Promise.all([readCareModel(db), readSeen(db)]);
  const [calls, people, waiting, review, doubtful, rejects, work, mail, coverage] = await Promise.all([
    listCalls({ db, settings: settings.calls }, { today }),
    listCarePeople(db),
    readWaiting(db, SAMPLES_A_KIND),
    readLastReview(db),
    findDoubtfulMorningLists(db, today),
    findNewestRejects(db),
    readWork(db, isoFromDay(today), now),
    gatherMail(db, settings.mode, now),
    gatherCoverage(db, today),
  ]);
  return {
    mode: settings.mode,
    ...{ calls, people, waiting, seen, rejects, work, coverage },
    ...mail,
    lastNight: review && { ...review, messages: await countMessages(db, review.day) },
    doubtfulLists: people.filter(({ id }) => doubtful.includes(id)).map(({ name }) => name),
  };
}

async function gatherCoverage(db: Database, today: Day): Promise<CoverageReport | null> {
  if (await hasWritten(db)) return null;
  const coverage = await coverageOverview({ db }, today);
  return coverage.customers > 0 ? coverage : null;
}

/** What keeps mails from going, and what they brought back. */
async function gatherMail(
  db: Database,
  mode: Mode,
  now: Date,
): Promise<Pick<Today, 'pause' | 'slowed' | 'unfit' | 'uncertain' | 'incoming'>> {
  const [pause, slowed, report, uncertain, incoming] = await Promise.all([
    findPause(db),
    findTroubledGates(db, now),
    findReport(db),
    listUncertain(db, UNCERTAIN_SHOWN),
    countToDo(db),
  ]);
  const unfit = mode === 'auto' && report ? faultsOf(report).length : 0;
  return { pause, slowed, unfit, uncertain, incoming };
}
