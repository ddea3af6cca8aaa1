import type { SCENES } from './crash-scenes.ts';
import type { LedgerPlace } from './ledger-trap.ts';
import type { Act, Step } from './scripted-server.ts';

/** A named place at which a process is killed while it stands there. */
export interface CrashPoint {
  name: string;
  scene: keyof typeof SCENES;
  place: CrashPlace;
  /** The ledger says that a mail has begun: whether it came, nobody knows. `others`: another mail may stand there by chance. */
  doubt?: true | 'others';
  /** The order desk may hear twice of one reorder, by the same Message-ID: told twice harms less than never told. */
  mayRepeat?: true;
}

export type CrashPlace =
  | (LedgerPlace & { work: 'lost' | 'landed' })
  /** The mail server falls silent at a step, or does as told. */
  | { step: Step; act?: Act };

const SILENCE_MS = 600_000;
/** Takes what comes, answers nothing. */
export const SILENT: Act = { bytes: '', afterMs: SILENCE_MS };
/** Reads no further. */
const DEAF: Act = { ...SILENT, ending: 'end' };

const moves = (to: string, at: LedgerPlace['at'] = 'row'): LedgerPlace => ({
  ...{ table: 'message', on: 'update', at },
  when: `old.state <> new.state and new.state = '${to}'`,
});
const job = (name: string, when: string): LedgerPlace => ({
  ...{ table: 'job_run', on: 'update', at: 'row' },
  when: `new.job = '${name}' and ${when}`,
});
const ends = (name: string) => job(name, `new.state = 'done'`);
const writes = (table: string, at: LedgerPlace['at'] = 'row'): LedgerPlace => ({ table, on: 'insert', at });
const lost = (place: LedgerPlace) => ({ ...place, work: 'lost' }) as const;
const landed = (place: LedgerPlace) => ({ ...place, work: 'landed' }) as const;

const NIGHT: CrashPoint[] = [
  ['planning: before the review is written down', lost({ ...writes('job_run'), when: `new.job = 'review'` })],
  ['planning: the review written down, its bell not rung', landed(job('review', 'new.attempts = 0'))],
  ['review: a try counted, nothing done', landed(job('review', 'new.attempts = 1'))],
  ['review: before its batches are cut', lost(writes('review_batch'))],
  ['review: its batches cut, their bells not rung', lost(ends('review'))],
  ['batch: before its transaction writes', lost({ table: 'review_batch', on: 'update', at: 'row' })],
  ['batch: decisions written, messages not', lost(writes('message'))],
  ['batch: messages written, their items not', lost(writes('message_item'))],
  ['batch: at its commit, undone', lost(writes('message', 'commit'))],
  ['batch: at its commit, done', landed(writes('message', 'commit'))],
  ['batch: committed, its job not ended', lost(ends('review-batch'))],
  ['after the review: before it is closed', lost({ table: 'review_run', on: 'update', at: 'row' })],
  ['release: before the first message', lost(moves('approved'))],
  ['release: committed, its job not ended', lost(ends('after-review'))],
].map(([name, place]) => ({ name, scene: 'night', place }) as CrashPoint);

const SENDING: CrashPoint[] = [
  { name: 'claim: before it is written', place: lost(moves('claimed')) },
  { name: 'claim: at its commit, undone', place: lost(moves('claimed', 'commit')) },
  { name: 'claim: committed, the worker does not know', place: landed(moves('claimed', 'commit')) },
  { name: 'dialogue: MAIL FROM said', place: { step: 'mail' } as const },
  { name: 'dialogue: RCPT TO said', place: { step: 'rcpt' } as const },
  { name: 'dialogue: DATA said', place: { step: 'data' } as const },
  { name: 'dialogue: 354 heard, the beginning not written down', place: lost(moves('sending')) },
  {
    name: 'dialogue: the beginning written down, not a byte sent',
    place: landed(moves('sending')),
    doubt: true,
  },
  { name: 'dialogue: in the middle of the body', place: { step: 'body', act: DEAF } as const, doubt: true },
  { name: 'dialogue: after the dot, before the answer', place: { step: 'dot' } as const, doubt: true },
  { name: 'record: the answer heard, not written down', place: lost(moves('accepted')), doubt: true },
  {
    name: 'record: the answer written down, the worker does not know',
    place: landed(moves('accepted')),
    doubt: 'others',
  },
  { name: 'record: all written down, the job not ended', place: lost(ends('deliver-messages')) },
].map((point) => ({ scene: 'sending', ...point }) as CrashPoint);

const MERGED: LedgerPlace = { table: 'import_run', on: 'update', at: 'commit', when: `new.state = 'done'` };

const ELSEWHERE: CrashPoint[] = [
  { name: 'refusal: before the address is suppressed', scene: 'refusal', place: lost(writes('suppression')) },
  {
    name: 'sweep: before a claim is given back',
    scene: 'sweep',
    place: lost(moves('approved')),
    doubt: true,
  },
  {
    name: 'sweep: before a doubt is written down',
    scene: 'sweep',
    place: lost(moves('uncertain')),
    doubt: true,
  },
  { name: 'morning list: before it is claimed', scene: 'list', place: lost(writes('morning_list')) },
  { name: 'morning list: claimed, not sent', scene: 'list', place: landed(writes('morning_list')) },
  {
    name: 'morning list: sent, not written down',
    scene: 'list',
    place: lost({ table: 'morning_list', on: 'update', at: 'row', when: `new.state = 'sent'` }),
  },
  { name: 'reorder: before its mail begins', scene: 'reorder', place: { step: 'data' } },
  {
    name: 'reorder: mailed, not written down',
    scene: 'reorder',
    place: lost({ table: 'reorder_request', on: 'update', at: 'row' }),
    mayRepeat: true,
  },
  {
    name: 'answer: taken, not read',
    scene: 'answer',
    place: landed({ table: 'incoming_mail', on: 'update', at: 'row', when: 'new.attempts > old.attempts' }),
  },
  {
    name: 'answer: read, its effects half written',
    scene: 'answer',
    place: lost({ table: 'incoming_mail', on: 'update', at: 'row', when: 'new.state <> old.state' }),
  },
  {
    name: 'answer: its effects committed, the worker does not know',
    scene: 'answer',
    place: landed({ table: 'incoming_mail', on: 'update', at: 'commit', when: 'new.state <> old.state' }),
  },
  {
    name: 'retention: among the texts of old mails',
    scene: 'forgetting',
    place: lost({ table: 'message', on: 'update', at: 'row', when: 'new.html is null' }),
  },
  { name: 'whole base: learnt, not stored', scene: 'learning', place: lost(writes('base_version')) },
  { name: 'forecast: learnt, not stored', scene: 'learning', place: lost(writes('forecast_version')) },
  { name: 'import: the run written down, nothing merged', scene: 'file', place: lost(writes('customer')) },
  { name: 'import: orders merged, their lines not', scene: 'file', place: lost(writes('order_line')) },
  {
    name: 'import: all merged, at its commit, undone',
    scene: 'file',
    place: lost(MERGED),
  },
  {
    name: 'import: all merged, at its commit, done',
    scene: 'file',
    place: landed(MERGED),
  },
];

export const CRASH_POINTS: readonly CrashPoint[] = [...NIGHT, ...SENDING, ...ELSEWHERE];
