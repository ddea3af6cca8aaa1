import type { ReplayRun } from '../../../nurture/backtest/replay-run-store.ts';
import { type Day, isoFromDay } from '../../../shared/calendar-day.ts';
import type { Reader } from '../../console-deps.ts';
import { Progress } from '../../replaying/progress.tsx';
import type { HistoryFound } from '../../replaying/replay-order.ts';
import type { Standing } from '../../replaying/standing-of.ts';
import { Page } from '../../shell/layout.tsx';
import { Notice } from '../../shell/notice.tsx';
import { timeOf } from '../../shell/time-of.ts';
import { ResultTabs } from '../result-tabs.tsx';
import type { ReplayCharts } from './draw-replay.ts';
import { FoundOfReplay } from './found-of-replay.tsx';

export interface ReplayDates {
  /** What the fields begin with. */
  from: Day | null;
  to: Day | null;
  /** What somebody typed that was wrong. */
  typed?: { from: string; to: string };
  span: { first: Day; last: Day } | null;
  problem: 'noHistory' | 'dates' | 'order' | 'outside' | null;
}

export interface ReplayPageProps {
  reader: Reader;
  newest: ReplayRun | null;
  standing: Standing | null;
  /** Of the last one that came to an end. */
  found: HistoryFound | null;
  madeAt: Date | null;
  charts: ReplayCharts | null;
  dates: ReplayDates;
}

/** What care would have done in the past, and how well it would have known. */
export function ReplayPage({ reader, newest, standing, found, madeAt, charts, dates }: ReplayPageProps) {
  const { speaker } = reader;
  const say = (key: string, values = {}) => speaker.say(`results:replay.${key}`, values);
  const isRunning = standing === 'running';
  return (
    <Page reader={reader} title={say('title')} screen="results" waits={isRunning}>
      <ResultTabs reader={reader} here="replay" />
      <h1>{say('title')}</h1>
      <p class="lead">{say('lead')}</p>
      {dates.problem ? <Notice tone="care">{sayProblem(reader, dates)}</Notice> : null}
      {isRunning ? <Progress reader={reader} share={newest?.share ?? 0} label={say('working')} /> : null}
      {standing === 'failed' || standing === 'stopped' ? <Notice tone="care">{say(standing)}</Notice> : null}
      {isRunning || dates.span === null ? null : <DatesForm reader={reader} dates={dates} />}
      {dates.span === null && dates.problem === null ? <p class="quiet">{say('problem.noHistory')}</p> : null}
      {found && madeAt && charts ? (
        <>
          <p class="quiet">{say('made', { date: timeOf(madeAt, reader) })}</p>
          <FoundOfReplay reader={reader} found={found} charts={charts} />
        </>
      ) : null}
    </Page>
  );
}

function DatesForm({ reader, dates }: { reader: Reader; dates: ReplayDates }) {
  const say = (key: string) => reader.speaker.say(`results:replay.${key}`);
  if (!reader.may('POST /console/results/replay')) return null;
  const { typed, from, to, span } = dates;
  const limits = span ? { min: isoFromDay(span.first), max: isoFromDay(span.last) } : {};
  return (
    <section class="tools">
      <form method="post" action="/console/results/replay">
        <label>
          {say('from')}
          <input
            type="date"
            name="from"
            required
            {...limits}
            value={typed?.from ?? (from === null ? '' : isoFromDay(from))}
          />
        </label>
        <label>
          {say('to')}
          <input
            type="date"
            name="to"
            required
            {...limits}
            value={typed?.to ?? (to === null ? '' : isoFromDay(to))}
          />
        </label>
        <button type="submit">{say('start')}</button>
      </form>
    </section>
  );
}

function sayProblem({ speaker }: Reader, { problem, span }: ReplayDates): string {
  return speaker.say(`results:replay.problem.${problem}`, {
    first: span ? speaker.date(span.first) : '',
    last: span ? speaker.date(span.last) : '',
  });
}
