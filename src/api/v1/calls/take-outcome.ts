import { createHash } from 'node:crypto';
import { type OutcomeProblem, type OutcomeRecord, recordOutcome } from '../../../calls/record-outcome.ts';
import { findCarePerson } from '../../../customers/care-person-store.ts';
import { readCareModel } from '../../../nurture/care-model-store.ts';
import { closeComplaints } from '../../../orders/open-complaint-store.ts';
import type { Database } from '../../../platform/database.ts';
import { dayFromIso, isoFromDay } from '../../../shared/calendar-day.ts';
import { recordChange } from '../../../staff/audit/record-change.ts';
import { actorOf } from '../actor-of.ts';
import type { ApiDeps } from '../api-deps.ts';
import type { Call } from '../api-route.ts';
import { readJson } from '../body/read-json.ts';
import { type SpooledBody, spoolBody } from '../body/spool-body.ts';
import { faultsOf } from '../faults-of.ts';
import { ApiAnswer, answerOnce, type Keep } from '../idempotency/answer-once.ts';
import { ApiProblem, type ProblemCode } from '../problem.ts';
import { OUTCOME_BODY } from './call-answer.ts';

/** A note, several times over. */
const MAX_BYTES = 64_000;

const PROBLEM_OF: Readonly<Record<OutcomeProblem, ProblemCode>> = {
  'no-such-task': 'not-found',
  'already-closed': 'already-closed',
  'recorded-meanwhile': 'recorded-meanwhile',
  'heard-without-talk': 'bad-outcome',
  'follow-up-not-later': 'bad-outcome',
  'follow-up-to-wrong-number': 'bad-outcome',
};

type OutcomeCall = Pick<
  Call<Record<never, never>, Record<never, never>>,
  'key' | 'today' | 'headers' | 'target' | 'body'
> & {
  taskId: number;
};

/** The same way as the console and the command line record an outcome, once for every Idempotency-Key. */
export async function takeOutcome(deps: ApiDeps, call: OutcomeCall): Promise<ApiAnswer> {
  const body = await spoolBody((call.body ?? []) as AsyncIterable<unknown>, MAX_BYTES);
  try {
    const record = await readRecord(deps, call, body);
    const fingerprint = createHash('sha256').update(`${call.target} ${body.sha256}`).digest('hex');
    const idempotencyKey = call.headers['idempotency-key'];
    return await answerOnce(deps, { apiKeyId: call.key.id, idempotencyKey, fingerprint }, (keep) =>
      keepOutcome(deps, call, record, keep),
    );
  } finally {
    await body.close();
  }
}

async function readRecord(deps: ApiDeps, call: OutcomeCall, body: SpooledBody): Promise<OutcomeRecord> {
  const read = OUTCOME_BODY.safeParse(await readJson(body));
  if (!read.success) throw new ApiProblem('bad-body', { faults: faultsOf(read.error, '/') });
  const { by, followUpOn, ...heard } = read.data;
  const person = by === null ? null : await findCarePerson(deps.db, by);
  if (person === undefined)
    throw new ApiProblem('bad-body', {
      faults: [{ where: '/by', reason: 'nobody who makes calls has this address' }],
    });
  return {
    ...heard,
    followUpOn: followUpOn === null ? null : dayFromIso(followUpOn),
    ...{ taskId: call.taskId, byPerson: person?.id ?? null, today: call.today },
  };
}

async function keepOutcome(
  { db, now }: ApiDeps,
  { key, taskId }: OutcomeCall,
  record: OutcomeRecord,
  keep: Keep,
): Promise<ApiAnswer> {
  const { settings } = await readCareModel(db);
  return db.transaction(async (tx) => {
    const needs = { db: tx as unknown as Database, settings: settings.calls, closeComplaints };
    const after = await recordOutcome(needs, record);
    if (!after.ok) throw new ApiProblem(PROBLEM_OF[after.problem], { detail: after.problem });
    const { note: _, today: __, taskId: ___, ...heard } = record;
    const told = { ...heard, state: after.value.state };
    await recordChange(
      { db: tx, now },
      { by: actorOf(key), kind: 'call-recorded', subjects: { callTask: [taskId] }, after: told },
    );
    const answer = new ApiAnswer(JSON.stringify(tell(after.value)));
    await keep(tx, answer);
    return answer;
  });
}

type Recorded = Extract<Awaited<ReturnType<typeof recordOutcome>>, { ok: true }>['value'];

function tell(after: Recorded) {
  const followUpOn = after.state === 'done' ? after.followUpOn : null;
  return {
    ...{ state: after.state, because: after.because, complaintsClosed: after.complaintsClosed },
    snoozedUntil: after.state === 'snoozed' ? isoFromDay(after.until) : null,
    followUpOn: followUpOn === null ? null : isoFromDay(followUpOn),
  };
}
