import type { EffectOverview } from '../../../nurture/effect/effect-overview.ts';
import { defineEffect } from '../../../words/define-effect.ts';
import { ChartFigure } from '../../charts/chart-figure.tsx';
import type { Chart } from '../../charts/draw-chart.ts';
import type { Reader } from '../../console-deps.ts';
import { Page } from '../../shell/layout.tsx';
import { ResultTabs } from '../result-tabs.tsx';
import { type DrawnGoal, GoalsPart } from './goals.tsx';
import { KindTable } from './kind-table.tsx';
import { MonthTable } from './month-table.tsx';
import { VerdictCards } from './verdict-cards.tsx';

export interface EffectPageProps {
  reader: Reader;
  overview: EffectOverview;
  /** Null where there is nothing to draw yet. */
  monthChart: Chart | null;
  kindChart: Chart | null;
  goals: readonly DrawnGoal[];
}

/** What care has changed, against the customers left alone: in all, by month, by kind of mail and reason of call. */
export function EffectPage({ reader, overview, monthChart, kindChart, goals }: EffectPageProps) {
  const { speaker } = reader;
  const say = (key: string, values = {}) => speaker.say(`results:effect.${key}`, values);
  const { all } = overview;
  const sides: [string, string] = [say('caredFor'), say('leftAlone')];
  return (
    <Page reader={reader} title={say('title')} screen="results">
      <ResultTabs reader={reader} here="effect" />
      <h1>{say('title')}</h1>
      <p class="lead">{sayWhen(reader, overview)}</p>
      {all.look === null ? null : <VerdictCards reader={reader} report={all} />}
      {all.since === null ? null : (
        <section class="part">
          <h2>{say('byMonth')}</h2>
          {monthChart ? (
            <ChartFigure
              chart={monthChart}
              caption={speaker.say('reports:effect.measure.orders')}
              legend={sides}
            />
          ) : null}
          <MonthTable reader={reader} overview={overview} />
        </section>
      )}
      {overview.kinds.length === 0 ? null : (
        <section class="part">
          <h2>{say('byKind')}</h2>
          {kindChart ? <ChartFigure chart={kindChart} caption={say('kindCaption')} /> : null}
          <KindTable reader={reader} kinds={overview.kinds} />
        </section>
      )}
      <GoalsPart reader={reader} goals={goals} />
      <details>
        <summary>{say('how')}</summary>
        {defineEffect(speaker).map((part) => (
          <p key={part} class="quiet">
            {part}
          </p>
        ))}
      </details>
    </Page>
  );
}

function sayWhen({ speaker }: Reader, { all, caredFor, heldOut }: EffectOverview): string {
  const { since, until, look, nextLook } = all;
  if (since === null) return speaker.say('reports:effect.nothing');
  const began = speaker.date(since);
  if (look === null || until === null)
    return speaker.say('reports:effect.tooEarly', { since: began, weeks: nextLook });
  return speaker.say('results:effect.lead', {
    ...{ since: began, until: speaker.date(until), weeks: look },
    ...{ cared: speaker.number(caredFor), left: speaker.number(heldOut) },
  });
}
