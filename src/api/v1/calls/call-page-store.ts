import type { Database } from '../../../platform/database.ts';
import type { Signal } from '../../../signals/signal.ts';

/** One call task as the API tells of it. Days are ISO dates. */
export interface ApiCallTask {
  id: number;
  customer: string;
  customerName: string;
  state: string;
  purpose: string;
  signals: readonly Signal[];
  stakeCents: number;
  probability: number;
  raisedOn: string;
  expiresOn: string;
  snoozedUntil: string | null;
  closedOn: string | null;
  because: string | null;
  attempts: number;
  assignedTo: { name: string; email: string } | null;
}

const CALL_TASK = `select t.id, c.external_id as customer, c.name as "customerName", t.state, t.purpose, t.signals,
    t.stake_cents::float8 as "stakeCents", t.probability, t.raised_on::text as "raisedOn", t.expires_on::text as "expiresOn",
    t.snoozed_until::text as "snoozedUntil", t.closed_on::text as "closedOn", t.because, t.attempts,
    case when p.active then json_build_object('name', p.name, 'email', p.email) end as "assignedTo"
  from call_task t join customer c on c.id = t.customer_id left join care_person p on p.id = t.assigned_to`;

export async function readCallPage(
  db: Database,
  query: { after: number; limit: number; state: string | null; customer: string | null },
): Promise<ApiCallTask[]> {
  const { rows } = await db.$client.query<ApiCallTask>(
    `${CALL_TASK} where t.id > $1 and ($3::text is null or t.state = $3) and ($4::text is null or c.external_id = $4)
     order by t.id limit $2`,
    [query.after, query.limit, query.state, query.customer],
  );
  return rows;
}

export async function findCallTask(db: Database, id: number): Promise<ApiCallTask | undefined> {
  const { rows } = await db.$client.query<ApiCallTask>(`${CALL_TASK} where t.id = $1`, [id]);
  return rows[0];
}

export interface ApiOutcome {
  on: string;
  reached: string;
  mood: string | null;
  leavingReason: string | null;
  reasonRight: string | null;
  note: string | null;
  followUpOn: string | null;
  complaintClosed: boolean;
  by: { name: string; email: string } | null;
}

const OUTCOME = `o."on"::text as "on", o.reached, o.mood, o.leaving_reason as "leavingReason", o.reason_right as "reasonRight", o.note,
    o.follow_up_on::text as "followUpOn", o.complaint_closed as "complaintClosed",
    case when p.id is not null then json_build_object('name', p.name, 'email', p.email) end as by`;

/** What was heard in the calls of a task, the first first. */
export async function readApiOutcomes(db: Database, taskId: number): Promise<ApiOutcome[]> {
  const { rows } = await db.$client.query<ApiOutcome>(
    `select ${OUTCOME} from call_outcome o left join care_person p on p.id = o.by_person
     where o.task_id = $1 order by o.id`,
    [taskId],
  );
  return rows;
}

export interface ListedOutcome extends ApiOutcome {
  id: number;
  callTask: number;
  customer: string;
}

/** What was heard in calls of all customers, in the order in which it was recorded. */
export async function readOutcomePage(
  db: Database,
  query: { after: number; limit: number },
): Promise<ListedOutcome[]> {
  const { rows } = await db.$client.query<ListedOutcome>(
    `select o.id, o.task_id as "callTask", c.external_id as customer, ${OUTCOME}
     from call_outcome o join customer c on c.id = o.customer_id left join care_person p on p.id = o.by_person
     where o.id > $1 order by o.id limit $2`,
    [query.after, query.limit],
  );
  return rows;
}
