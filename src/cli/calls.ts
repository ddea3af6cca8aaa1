import type { Command } from 'commander';
import { assignCall } from '../calls/assign-call.ts';
import { readCard } from '../calls/call-card-store.ts';
import { MOODS, REACHED, REASON_RIGHT } from '../calls/call-table.ts';
import { composeBriefing } from '../calls/compose-briefing.ts';
import { listCalls } from '../calls/list-calls.ts';
import { recordOutcome } from '../calls/record-outcome.ts';
import { snoozeCall } from '../calls/snooze-call.ts';
import { findCarePerson } from '../customers/care-person-store.ts';
import { readCareModel } from '../nurture/care-model-store.ts';
import { gatherBriefing } from '../nurture/gather-briefing.ts';
import { closeComplaints } from '../orders/open-complaint-store.ts';
import { dayInZone } from '../platform/clock.ts';
import type { Deps } from '../platform/deps.ts';
import { Mistake } from '../shared/mistake.ts';
import type { Result } from '../shared/result.ts';
import { type Speaker, speakerFor } from '../words/speaker.ts';
import { describeBriefing } from './calls/describe-briefing.ts';
import { describeCallList } from './calls/describe-call-list.ts';
import { type OutcomeOptions, parseOutcome } from './calls/parse-outcome.ts';
import { parseTaskId } from './calls/parse-task-id.ts';
import { parseDay } from './parse-day.ts';

/** Calls as staff handle them without the console. */
export function registerCalls(program: Command, open: () => Promise<Deps>): void {
  const calls = program.command('calls').description('the calls that people should make');
  calls
    .command('list')
    .description('today’s calls, ranked and cut to what your people can do')
    .action(async () => list(await open()));
  calls
    .command('show')
    .description('one call with its briefing')
    .argument('<number>')
    .action(async (number: string) => show(await open(), parseTaskId(number)));
  registerDone(calls, open);
  calls
    .command('snooze')
    .description('put a call off')
    .argument('<number>')
    .requiredOption('--until <day>', 'the day it comes back, such as 2026-11-30')
    .action(async (number: string, options: { until: string }) =>
      snooze(await open(), number, options.until),
    );
  calls
    .command('assign')
    .description('give a call to a person')
    .argument('<number>')
    .requiredOption('--to <address>', 'the person’s mail address')
    .option('--note <text>', 'what whoever takes over should know')
    .action(async (number: string, options: { to: string; note?: string }) =>
      assign(await open(), parseTaskId(number), options),
    );
}

function registerDone(calls: Command, open: () => Promise<Deps>): void {
  calls
    .command('done')
    .description('record what was heard')
    .argument('<number>')
    .requiredOption('--reached <how>', REACHED.join(', '))
    .option('--mood <mood>', MOODS.join(', '))
    .option('--reason-right <answer>', `was the reason for the call right: ${REASON_RIGHT.join(', ')}`)
    .option('--leaving <reason>', 'why the customer leaves')
    .option('--note <text>', 'in your own words')
    .option('--follow-up <day>', 'the day you promised to ring back')
    .option('--complaint-closed', 'what the customer complained about is settled')
    .option('--by <address>', 'who called')
    .action(async (number: string, options: OutcomeOptions) =>
      done(await open(), parseTaskId(number), options),
    );
}

async function list(deps: Deps): Promise<void> {
  const { settings } = await readCareModel(deps.db);
  const calls = await listCalls({ db: deps.db, settings: settings.calls }, { today: todayOf(deps) });
  console.log(describeCallList(calls, speakerOf(deps), deps.supplier.currency));
}

async function show(deps: Deps, taskId: number): Promise<void> {
  const { settings } = await readCareModel(deps.db);
  const needs = { db: deps.db, careModel: settings, currency: deps.supplier.currency };
  const facts = await gatherBriefing(needs, { taskId, today: todayOf(deps) });
  if (!facts) throw noSuchCall(taskId);
  const speaker = speakerOf(deps);
  console.log(describeBriefing(facts.card, composeBriefing(facts, speaker), speaker));
}

async function done(deps: Deps, taskId: number, options: OutcomeOptions): Promise<void> {
  const { settings } = await readCareModel(deps.db);
  const outcome = parseOutcome(options);
  const byPerson = options.by ? (await personAt(deps, options.by)).id : null;
  const record = { ...outcome, taskId, byPerson, today: todayOf(deps), attemptsSeen: null };
  const needs = { db: deps.db, settings: settings.calls, closeComplaints };
  const after = unwrap(await recordOutcome(needs, record), speakerOf(deps), taskId);
  const speaker = speakerOf(deps);
  console.log(speaker.say(`calls:because.${after.because}`));
  if (after.state === 'snoozed') console.log(`→ ${speaker.date(after.until)}`);
  else if (after.followUpOn !== null) console.log(`→ ${speaker.date(after.followUpOn)}`);
}

async function snooze(deps: Deps, number: string, day: string): Promise<void> {
  const taskId = parseTaskId(number);
  const until = parseDay('--until', day);
  const { settings } = await readCareModel(deps.db);
  const needs = { db: deps.db, settings: settings.calls };
  unwrap(await snoozeCall(needs, { taskId, until, today: todayOf(deps) }), speakerOf(deps), taskId);
  console.log(`${speakerOf(deps).say('calls:because.put-off')} → ${speakerOf(deps).date(until)}`);
}

async function assign(deps: Deps, taskId: number, options: { to: string; note?: string }): Promise<void> {
  const person = await personAt(deps, options.to);
  const card = await readCard(deps.db, taskId);
  if (!card) throw noSuchCall(taskId);
  const hands = { from: card.assignedTo?.id ?? null, to: person.id, note: options.note ?? null };
  unwrap(await assignCall(deps, { taskId, ...hands }), speakerOf(deps), taskId);
  console.log(`${card.customerName} → ${person.name}`);
}

async function personAt(deps: Deps, email: string) {
  const person = await findCarePerson(deps.db, email);
  if (!person) throw new Mistake(`Nobody who makes calls has the address ${email}. See: rytmi people list`);
  return person;
}

function unwrap<Value>(result: Result<Value, string>, speaker: Speaker, taskId: number): Value {
  if (result.ok) return result.value;
  throw new Mistake(`${speaker.say(`calls:problem.${result.problem}`)} (${taskId}) See: rytmi calls list`);
}

function noSuchCall(taskId: number): Mistake {
  return new Mistake(`There is no call ${taskId}. See: rytmi calls list`);
}

function todayOf(deps: Deps) {
  return dayInZone(deps.now(), deps.supplier.timeZone);
}

function speakerOf(deps: Deps): Speaker {
  return speakerFor(deps.supplier.language);
}
