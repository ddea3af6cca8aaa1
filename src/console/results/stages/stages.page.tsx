import type { SignalThresholds } from '../../../signals/signal-thresholds.ts';
import { defineStages } from '../../../words/define-stages.ts';
import { ChartFigure } from '../../charts/chart-figure.tsx';
import type { Chart } from '../../charts/draw-chart.ts';
import { NumberTable } from '../../charts/number-table.tsx';
import type { Numbers } from '../../charts/numbers.ts';
import type { Reader } from '../../console-deps.ts';
import { Page } from '../../shell/layout.tsx';
import { ResultTabs } from '../result-tabs.tsx';

interface StagesPageProps {
  reader: Reader;
  thresholds: SignalThresholds;
  /** Null while no customer has been reviewed. */
  counted: { numbers: Numbers; chart: Chart; legend: readonly string[] } | null;
}

/** Where customers stand, and how that has moved. */
export function StagesPage({ reader, thresholds, counted }: StagesPageProps) {
  const { speaker } = reader;
  const say = (key: string) => speaker.say(`stages:${key}`);
  return (
    <Page reader={reader} title={say('title')} screen="results">
      <ResultTabs reader={reader} here="stages" />
      <h1>{say('title')}</h1>
      <p class="lead">{say('lead')}</p>
      {counted ? (
        <section class="part">
          <ChartFigure chart={counted.chart} caption={say('title')} legend={counted.legend} />
          <NumberTable
            speaker={speaker}
            label={say('title')}
            numbers={counted.numbers}
            csv="/console/results/stages.csv"
          />
        </section>
      ) : (
        <p class="quiet">{say('nothing')}</p>
      )}
      <details>
        <summary>{say('how')}</summary>
        {defineStages(thresholds, speaker).map((definition) => (
          <p key={definition} class="quiet">
            {definition}
          </p>
        ))}
      </details>
    </Page>
  );
}
