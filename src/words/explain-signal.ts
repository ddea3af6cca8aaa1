import { HIGHEST_SCORE } from '../signals/answer.ts';
import type {
  Complaints,
  Growing,
  ItemDue,
  Shrinking,
  Signal,
  Unhappy,
  Untapped,
} from '../signals/signal.ts';
import { sayGap } from './say-gap.ts';
import { sayScore } from './say-score.ts';
import { potentialValues, sayEuros } from './say-worth.ts';
import type { Speaker } from './speaker.ts';

/** What a sentence about a signal is spoken with. */
export interface SignalSpeech {
  speaker: Speaker;
  productName(productId: number): string;
  /** ISO 4217. */
  currency: string;
}

/** A signal as one full sentence in the reader's language, for a person who has to act on it. */
export function explainSignal(signal: Signal, speech: SignalSpeech): string {
  const { speaker } = speech;
  switch (signal.kind) {
    case 'item-due':
      return sayItemDue(signal, speech);
    case 'late':
    case 'lost-item':
    case 'silent':
      return speaker.say(...quietWords(signal, speech));
    case 'shrinking':
    case 'growing':
      return speaker.say(`signals:${signal.kind}`, trendValues(signal, speech));
    case 'complaints':
      return sayComplaints(signal, speaker);
    case 'widening':
      return speaker.say('signals:widening', { categories: speaker.list(signal.evidence.categories) });
    case 'untapped':
      return sayUntapped(signal, speech);
    case 'new':
      return speaker.say('signals:new', {
        count: signal.evidence.orderDays,
        date: speaker.date(signal.evidence.firstOrderOn),
      });
    case 'returned':
      return speaker.say('signals:returned', {
        count: signal.evidence.silentDays,
        date: speaker.date(signal.evidence.returnedOn),
        gap: sayGap(signal.evidence.usualGapDays, speaker),
      });
    case 'unhappy':
      return sayUnhappy(signal, speaker);
  }
}

function sayUntapped({ evidence }: Untapped, { speaker, currency }: SignalSpeech): string {
  const { categories, todayCents, potentialCents: cents } = evidence;
  const { low: _, high: __, ...values } = potentialValues({ ...evidence, cents }, speaker, currency);
  const today = sayEuros(todayCents, speaker, currency);
  if (categories.length === 0) return speaker.say('signals:untapped', { ...values, today });
  return speaker.say('signals:untapped-categories', {
    ...values,
    today,
    categories: speaker.list(categories),
  });
}

/** With whose purchases the chance of it rests on. */
function sayItemDue(signal: ItemDue, speech: SignalSpeech): string {
  const { speaker } = speech;
  const { chanceFrom, horizonDays, probability } = signal.evidence;
  const due = speaker.say(...quietWords(signal, speech));
  if (!chanceFrom) return due;
  const values = { days: horizonDays, percent: speaker.percent(probability) };
  return `${due} ${speaker.say(`signals:chance.${chanceFrom}`, values)}`;
}

/** The customer's own words stand in the sentence, as far as they are known. */
function sayUnhappy({ evidence }: Unhappy, speaker: Speaker): string {
  const { saidBy, words } = evidence;
  const said = saidBy === 'answer' ? `answer-${evidence.scale}` : saidBy;
  const values =
    saidBy === 'answer'
      ? {
          score: sayScore(evidence.scale, evidence.score, speaker),
          highest: String(HIGHEST_SCORE[evidence.scale]),
        }
      : {};
  return words === null
    ? speaker.say(`signals:unhappy.${said}`, values)
    : speaker.say(`signals:unhappy.${said}-words`, { ...values, words });
}

type Words = [key: string, values: Record<string, string | number>];

/** Signals about something that has not happened for some days. */
function quietWords(
  signal: Extract<Signal, { kind: 'item-due' | 'late' | 'lost-item' | 'silent' }>,
  { speaker, productName }: SignalSpeech,
): Words {
  const { kind, evidence } = signal;
  const values = { count: evidence.daysSince, gap: sayGap(evidence.usualGapDays, speaker) };
  const whose = 'source' in evidence && evidence.source !== 'own' ? 'others' : 'own';
  switch (kind) {
    case 'item-due':
      return [`signals:item-due.${whose}`, { ...values, product: productName(evidence.productId) }];
    case 'late':
      return [`signals:late.${whose}`, { ...values, late: Math.round(evidence.lateAfterDays) }];
    case 'lost-item':
      return [
        'signals:lost-item',
        { ...values, product: productName(evidence.productId), orders: evidence.ordersSince },
      ];
    case 'silent':
      return [
        'signals:silent',
        {
          ...values,
          date: speaker.date(evidence.lastOrderOn),
          percent: speaker.percent(evidence.probability),
        },
      ];
  }
}

function trendValues(
  { kind, startedOn, evidence }: Shrinking | Growing,
  { speaker, currency }: SignalSpeech,
): Record<string, string> {
  const { change, recentCents, expectedCents, part } = evidence;
  return {
    date: speaker.date(startedOn),
    percent: speaker.percent(change),
    recent: speaker.money(recentCents, currency),
    expected: speaker.money(expectedCents, currency),
    part: speaker.say(`signals:changed.${kind}.${part}`),
  };
}

/** Below half a complaint in the window a customer "usually has none". */
const HARDLY_ANY = 0.5;

/** A rise, complaints left open, or both, each in its sentence. */
function sayComplaints({ evidence }: Complaints, speaker: Speaker): string {
  const { recent, windowDays, expected, open, oldestOpenDays } = evidence;
  const sentences: string[] = [];
  if (recent > 0) {
    const key = expected < HARDLY_ANY ? 'rise-from-none' : 'rise';
    const values = { count: recent, window: windowDays, expected: speaker.number(expected, 1) };
    sentences.push(speaker.say(`signals:complaints.${key}`, values));
  }
  if (open > 0 && oldestOpenDays !== null)
    sentences.push(speaker.say('signals:complaints.open', { count: open, days: oldestOpenDays }));
  return sentences.join(' ');
}
