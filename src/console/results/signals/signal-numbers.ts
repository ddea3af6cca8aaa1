import { type SignalTrust, trustOf } from '../../../decisions/signal-trust.ts';
import type { SignalFigures } from '../../../nurture/judged-signals/signal-store.ts';
import type { Speaker } from '../../../words/speaker.ts';
import type { NumberCell, Numbers } from '../../charts/numbers.ts';

const CENTS = 100;

interface Judged {
  figures: readonly SignalFigures[];
  trust: SignalTrust;
}

/** What calls have shown of each signal, and what became of those called and of those left alone. Money is in whole units. */
export function signalNumbers({ figures, trust }: Judged, speaker: Speaker, currency: string): Numbers {
  const count = (value: number) => speaker.number(value);
  const money = (value: number) => speaker.money(Math.round(value) * CENTS, currency);
  const columns: readonly { key: string; say(value: number): string; of(one: SignalFigures): NumberCell }[] =
    [
      { key: 'talks', say: count, of: ({ talks }) => talks },
      { key: 'right', say: count, of: ({ right }) => right },
      { key: 'wrong', say: count, of: ({ wrong }) => wrong },
      { key: 'unsaid', say: count, of: ({ talks, right, wrong }) => talks - right - wrong },
      { key: 'called', say: count, of: ({ called }) => called.customers },
      { key: 'calledOrdered', say: count, of: ({ called }) => called.ordered },
      { key: 'calledCents', say: money, of: ({ called }) => called.cents / CENTS },
      { key: 'left', say: count, of: ({ leftAlone }) => leftAlone.customers },
      { key: 'leftOrdered', say: count, of: ({ leftAlone }) => leftAlone.ordered },
      { key: 'leftCents', say: money, of: ({ leftAlone }) => leftAlone.cents / CENTS },
      { key: 'weight', say: speaker.percent, of: ({ kind }) => weightOf(trust[kind]) },
    ];
  return {
    first: speaker.say('judged:column.signal'),
    columns: columns.map(({ key, say }) => ({ title: speaker.say(`judged:column.${key}`), say })),
    rows: figures.map((one) => ({
      name: speaker.say(`judged:name.${one.kind}`),
      cells: columns.map(({ of }) => of(one)),
    })),
  };
}

/** Nothing judged counts fully. */
function weightOf(verdicts: SignalTrust[keyof SignalTrust]): number {
  return verdicts ? trustOf(verdicts) : 1;
}
