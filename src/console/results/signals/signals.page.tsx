import type { SignalTrust } from '../../../decisions/signal-trust.ts';
import { HORIZON_DAYS, type SignalFigures } from '../../../nurture/judged-signals/signal-store.ts';
import { defineJudgedSignals } from '../../../words/define-judged-signals.ts';
import { sayJudgedSignal } from '../../../words/say-judged-signal.ts';
import { ChartFigure } from '../../charts/chart-figure.tsx';
import type { Chart } from '../../charts/draw-chart.ts';
import { NumberTable } from '../../charts/number-table.tsx';
import type { Reader } from '../../console-deps.ts';
import { Page } from '../../shell/layout.tsx';
import { ResultTabs } from '../result-tabs.tsx';
import { signalNumbers } from './signal-numbers.ts';

interface SignalsPageProps {
  reader: Reader;
  currency: string;
  figures: readonly SignalFigures[];
  trust: SignalTrust;
  /** Null where nobody has talked about any. */
  chart: Chart | null;
}

/** Which findings deserve a person's time, as far as calls and customers left alone can tell. */
export function SignalsPage({ reader, currency, figures, trust, chart }: SignalsPageProps) {
  const { speaker, today } = reader;
  const title = speaker.say('judged:title', { date: speaker.date(today) });
  return (
    <Page reader={reader} title={title} screen="results">
      <ResultTabs reader={reader} here="signals" />
      <h1>{title}</h1>
      <p class="lead">{speaker.say(figures.length === 0 ? 'judged:none' : 'judged:lead')}</p>
      {chart ? (
        <ChartFigure
          chart={chart}
          caption={speaker.say('judged:caption')}
          legend={['right', 'wrong', 'unsaid'].map((part) => speaker.say(`judged:column.${part}`))}
        />
      ) : null}
      {figures.length === 0 ? null : (
        <NumberTable
          speaker={speaker}
          label={speaker.say('judged:short')}
          numbers={signalNumbers({ figures, trust }, speaker, currency)}
          csv="/console/results/signals.csv"
        />
      )}
      {figures.map((one) => (
        <section key={one.kind} class="part">
          <h2>{speaker.say(`judged:name.${one.kind}`)}</h2>
          {sayJudgedSignal(one, trust[one.kind], speaker, currency).map((line) => (
            <p key={line}>{line}</p>
          ))}
        </section>
      ))}
      <details>
        <summary>{speaker.say('judged:how')}</summary>
        {defineJudgedSignals(speaker, HORIZON_DAYS).map((line) => (
          <p key={line} class="quiet">
            {line}
          </p>
        ))}
      </details>
    </Page>
  );
}
