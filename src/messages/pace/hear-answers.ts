import type { SmtpTrouble } from '../../platform/outgoing-mail.ts';
import { hideAddresses } from '../hide-addresses.ts';
import type { NamedGate } from './gate.ts';
import { lockGates, saveGates } from './gate-store.ts';
import { type GateAnswer, learnFromAnswers } from './learn-from-answers.ts';
import type { PaceDeps } from './pace-deps.ts';
import { readAnswer } from './read-answer.ts';

/** What came of one message let go: null when it was taken, 'not-sent' when it was not sent after all. */
export interface Heard {
  /** Null when the message had no address. */
  host: string | null;
  trouble: SmtpTrouble | null | 'not-sent';
}

/** Lets the gates of the relay and the hosts learn from a few messages at once. */
export async function hearAnswers(deps: PaceDeps, heard: readonly Heard[]): Promise<void> {
  const lessons = heard.flatMap((one) => lessonsOf(one, deps.relay));
  if (lessons.length === 0) return;
  const changed = await deps.db.transaction(async (tx) => {
    const keys = new Map(lessons.map(({ kind, name }) => [`${kind} ${name}`, { kind, name }]));
    const before = await lockGates(tx, [...keys.values()]);
    const after = before.map((gate) => learnAll(gate, lessons, deps));
    await saveGates(tx, after);
    return after.filter(({ gate }, nth) => gate.closedUntil !== before[nth]?.gate.closedUntil);
  });
  for (const { kind, name, gate } of changed)
    if (gate.closedUntil !== null)
      deps.log.error({ kind, name, until: new Date(gate.closedUntil) }, 'sending stands still for a while');
}

type Lesson = Pick<NamedGate, 'kind' | 'name'> & { answer: GateAnswer; words: string };

function lessonsOf({ host, trouble }: Heard, relay: string): Lesson[] {
  const answers = trouble === 'not-sent' ? { relay: trouble, host: trouble } : readAnswer(trouble);
  const words =
    trouble === null || trouble === 'not-sent' ? '' : hideAddresses(`${trouble.step}: ${trouble.answer}`);
  const ofRelay: Lesson = { kind: 'relay', name: relay, answer: answers.relay, words };
  return host === null ? [ofRelay] : [ofRelay, { kind: 'host', name: host, answer: answers.host, words }];
}

function learnAll(
  { kind, name, gate }: NamedGate,
  lessons: readonly Lesson[],
  { now, connections }: Pick<PaceDeps, 'now' | 'connections'>,
): NamedGate {
  const own = lessons.filter((lesson) => lesson.kind === kind && lesson.name === name);
  return { kind, name, gate: learnFromAnswers(gate, own, { now: now().getTime(), connections }) };
}
