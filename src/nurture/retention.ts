import { QUOTES_WORDS, WITHOUT_WORDS } from './quoted-words.ts';

/** How long something is kept, and what happens then. */
export interface RetentionRule {
  /** Said in the reader's words by health:retention.what. */
  name: string;
  days: number;
  table: string;
  /** SQL that is true for rows whose time is over; `$1` is the moment before which they are too old. */
  over: string;
  /** What the columns become; without it the row goes. */
  set?: string;
}

const DECISION_DAYS = 1_095;
const CHOSEN_FOR = (row: string) =>
  `coalesce(${row}.verdict ->> 'messageKind', ${row}.verdict ->> 'purpose')`;
const WAS_OBSERVED = (row: string) =>
  `(${row}.care_model_version in (select version from care_model where settings ->> 'mode' = 'observe'))`;

/**
 * Everything that is kept for a while only, worked through daily. What is not named here is what the business runs on
 * (orders, that a mail went and what came of it, consent and its proof) and stays until a person is erased.
 */
export const RETENTION: readonly RetentionRule[] = [
  {
    // Long enough to answer "what did you write to me?"; subject, items and history remain.
    name: 'mail-texts',
    days: 90,
    table: 'message',
    over: 'created_at < $1 and (html is not null or body is not null)',
    set: 'html = null, body = null',
  },
  { name: 'built-in-inbox', days: 30, table: 'inbox_mail', over: 'received_at < $1' },
  {
    name: 'incoming-originals',
    days: 30,
    table: 'incoming_original',
    over: 'incoming_id in (select id from incoming_mail where received_at < $1)',
  },
  {
    name: 'reply-words',
    days: 730,
    table: 'incoming_mail',
    over: 'received_at < $1 and (words is not null or from_address is not null or subject is not null)',
    set: 'words = null, subject = null, from_name = null, from_address = null, mail_from = null, stop_words = null',
  },
  {
    name: 'answer-comments',
    days: 730,
    table: 'satisfaction_answer',
    over: 'at < $1 and comment is not null',
    set: 'comment = null',
  },
  {
    name: 'call-notes',
    days: 730,
    table: 'call_outcome',
    over: 'at < $1 and note is not null',
    set: 'note = null',
  },
  {
    name: 'call-words',
    days: 730,
    table: 'call_task',
    over: `raised_on < $1 and (${QUOTES_WORDS} or hand_over_note is not null or earlier_notes <> '[]')`,
    set: `signals = ${WITHOUT_WORDS.signals}, hand_over_note = null, earlier_notes = '[]'`,
  },
  {
    name: 'decision-words',
    days: 730,
    table: 'decision',
    over: `at < $1 and ${QUOTES_WORDS}`,
    set: `signals = ${WITHOUT_WORDS.signals}, verdict = ${WITHOUT_WORDS.verdict}`,
  },
  {
    name: 'reorder-notes',
    days: 730,
    table: 'reorder_request',
    over: 'requested_at < $1 and note is not null',
    set: 'note = null',
  },
  {
    name: 'import-rejects',
    days: 90,
    table: 'import_reject',
    over: 'run_id in (select id from import_run where started_at < $1)',
  },
  {
    // Long enough to notice that a file was the wrong one.
    name: 'rows-before-import',
    days: 30,
    table: 'import_row_change',
    over: `target not like '%-left' and run_id in (select id from import_run where started_at < $1)`,
  },
  {
    name: 'lines-before-import',
    days: 30,
    table: 'import_line_change',
    over: 'run_id in (select id from import_run where started_at < $1)',
  },
  {
    name: 'undoable-imports',
    days: 30,
    table: 'import_run',
    over: 'started_at < $1 and made is not null',
    set: 'made = null',
  },
  {
    // Long enough to look into a reject; what came of it stands with the orders.
    name: 'shop-payloads',
    days: 30,
    table: 'shop_delivery',
    over: `received_at < $1 and state <> 'waiting' and payload is not null`,
    set: 'payload = null',
  },
  {
    // So long an old one that comes again is known.
    name: 'shop-marks',
    days: 730,
    table: 'shop_delivery',
    over: `received_at < $1 and state <> 'waiting'`,
  },
  {
    name: 'webhook-events',
    days: 30,
    table: 'webhook_event',
    over: `at < $1 and not exists (select from webhook_delivery d where d.event_id = webhook_event.id and d.state <> 'delivered')`,
  },
  {
    // Until then a person can send them again.
    name: 'webhook-refusals',
    days: 90,
    table: 'webhook_event',
    over: `at < $1 and exists (select from webhook_delivery d where d.event_id = webhook_event.id and d.state = 'dead')`,
  },
  { name: 'uploads', days: 7, table: 'import_upload', over: 'at < $1' },
  {
    // Two years of effect, and a year to ask why. What a customer was first chosen for, on which side, stays: later years are
    // held against the time before it.
    name: 'decisions',
    days: DECISION_DAYS,
    table: 'decision',
    over: `at < $1 and exists (select from decision earlier
      where earlier.customer_id = decision.customer_id and earlier.day < decision.day and earlier.held_out = decision.held_out
        and ${CHOSEN_FOR('earlier')} is not distinct from ${CHOSEN_FOR('decision')}
        and ${WAS_OBSERVED('earlier')} = ${WAS_OBSERVED('decision')})`,
  },
  {
    name: 'decision-reasons',
    days: DECISION_DAYS,
    table: 'decision',
    over: `at < $1 and (rules <> '[]' or signals <> '[]')`,
    set: `rules = '[]', signals = '[]'`,
  },
  {
    // The days before stand in reviews and messages.
    name: 'ended-jobs',
    days: 30,
    table: 'job_run',
    over: `state <> 'open' and finished_at < $1`,
  },
  {
    // With the browser and the address somebody signed in from; who signed in when stands in the audit log.
    name: 'ended-sessions',
    days: 30,
    table: 'staff_session',
    over: 'expires_at < $1',
  },
  {
    name: 'company-sign-ins',
    days: 1,
    table: 'staff_verification',
    over: 'expires_at < $1',
  },
  {
    name: 'staff-invites',
    days: 30,
    table: 'staff_invite',
    over: 'coalesce(used_at, expires_at) < $1',
  },
  {
    name: 'password-guesses',
    days: 1,
    table: 'sign_in_guess',
    over: 'until < $1',
  },
  {
    // A caller that has not asked again by then has given up.
    name: 'api-answers',
    days: 1,
    table: 'api_answer',
    over: 'at < $1',
  },
];
