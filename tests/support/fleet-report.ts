import type { Database } from '../../src/platform/database.ts';
import type { CountingSink } from './counting-sink.ts';

/** What came of all mails in the end. */
export interface FleetReport {
  mails: number;
  /** In the ledger as taken, and never came; or in no final state. */
  lost: number;
  twice: number;
  uncertain: number;
  /** Put off by half an hour or more, as where the mail server hung up first; they were let go at once instead. */
  putOff: number;
  /** Longest that a mail stood in hand without a sign of life from whoever had it; silences of the database not counted. */
  longestInHandMs: number;
}

/** Every mail is either where the ledger says that it is, or in doubt; anything else is lost, and told of by name. */
export async function judgeMails(
  db: Database,
  sink: CountingSink,
  mails: number,
): Promise<Pick<FleetReport, 'mails' | 'lost' | 'twice' | 'uncertain'>> {
  const { rows } = await db.$client.query<{ id: string; state: string; because: string | null }>(
    'select id, state, because from message',
  );
  const taken = new Set([...sink.taken.keys()].map((id) => id.slice(1, id.indexOf('@'))));
  const lost = rows.filter(({ id, state }) =>
    state === 'accepted' ? !taken.has(id) : state !== 'uncertain',
  );
  if (lost.length > 0) console.log('lost', lost);
  return {
    mails,
    lost: lost.length + mails - rows.length,
    twice: [...sink.taken.values()].filter((times) => times > 1).length,
    uncertain: rows.filter(({ state }) => state === 'uncertain').length,
  };
}

/** Several installations' reports as one. */
export function addReports(reports: readonly FleetReport[]): FleetReport {
  const sum = (of: (report: FleetReport) => number) =>
    reports.reduce((total, report) => total + of(report), 0);
  return {
    mails: sum(({ mails }) => mails),
    lost: sum(({ lost }) => lost),
    twice: sum(({ twice }) => twice),
    uncertain: sum(({ uncertain }) => uncertain),
    putOff: sum(({ putOff }) => putOff),
    longestInHandMs: Math.max(...reports.map(({ longestInHandMs }) => longestInHandMs)),
  };
}
