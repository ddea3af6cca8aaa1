import { CALL_REASONS, type SignalVerdicts, trustOf } from '../decisions/signal-trust.ts';
import type { SignalKind } from '../signals/signal.ts';
import type { Speaker } from './speaker.ts';

/** Fewer answers or customers than these tell nothing. */
export const LEAST_JUDGED = 10;

interface Afterwards {
  customers: number;
  ordered: number;
  cents: number;
}

interface JudgedSignal {
  kind: SignalKind;
  talks: number;
  right: number;
  wrong: number;
  called: Afterwards;
  leftAlone: Afterwards;
}

/** What a year of calls has shown of one signal, in sentences; `verdicts` is what its ranking rests on. */
export function sayJudgedSignal(
  signal: JudgedSignal,
  verdicts: SignalVerdicts | undefined,
  speaker: Speaker,
  currency: string,
): string[] {
  const isFact = CALL_REASONS.service.includes(signal.kind);
  return [
    saySaid(signal, speaker),
    ...(isFact
      ? [speaker.say('judged:neverLeft')]
      : [sayAnyway(signal, speaker), sayValue(signal, speaker, currency)]),
    isFact ? speaker.say('judged:factFull') : sayCounts(verdicts, speaker),
  ];
}

function saySaid({ talks, right, wrong }: JudgedSignal, speaker: Speaker): string {
  const judged = right + wrong;
  if (judged < LEAST_JUDGED) return speaker.say('judged:saidFew', { count: talks, judged });
  const percent = speaker.percent(right / judged);
  return speaker.say('judged:said', { right, judged, percent, unsaid: talks - judged });
}

function sayAnyway({ called, leftAlone }: JudgedSignal, speaker: Speaker): string {
  const sides = { left: leftAlone.customers, called: called.customers };
  if (!canCompare({ called, leftAlone })) return speaker.say('judged:anywayFew', sides);
  const percent = speaker.percent(leftAlone.ordered / leftAlone.customers);
  const calledPercent = speaker.percent(called.ordered / called.customers);
  return speaker.say('judged:anyway', { ...sides, percent, calledPercent });
}

function sayValue({ called, leftAlone }: JudgedSignal, speaker: Speaker, currency: string): string {
  const money = (cents: number) => speaker.money(Math.round(cents / 100) * 100, currency);
  if (!canCompare({ called, leftAlone }))
    return speaker.say('judged:valueFew', { money: money(called.cents) });
  const calledEach = called.cents / called.customers;
  const leftEach = leftAlone.cents / leftAlone.customers;
  const more = (calledEach - leftEach) * called.customers;
  const difference = `${more < 0 ? '−' : '+'}${money(Math.abs(more))}`;
  return speaker.say('judged:value', {
    calledEach: money(calledEach),
    leftEach: money(leftEach),
    difference,
  });
}

function canCompare({ called, leftAlone }: Pick<JudgedSignal, 'called' | 'leftAlone'>): boolean {
  return called.customers >= LEAST_JUDGED && leftAlone.customers >= LEAST_JUDGED;
}

function sayCounts(verdicts: SignalVerdicts | undefined, speaker: Speaker): string {
  const trust = verdicts ? trustOf(verdicts) : 1;
  if (trust === 1) return speaker.say('judged:countsFull');
  return speaker.say('judged:counts', { percent: speaker.percent(trust) });
}
