import type { Quartiles } from '../../../nurture/backtest/backtest-report.ts';
import { sayChecks } from '../../../nurture/backtest/say-checks.ts';
import { weekTotals } from '../../../nurture/backtest/week-totals.ts';
import { ChartFigure } from '../../charts/chart-figure.tsx';
import { NumberTable } from '../../charts/number-table.tsx';
import type { Reader } from '../../console-deps.ts';
import type { HistoryFound } from '../../replaying/replay-order.ts';
import type { ReplayCharts } from './draw-replay.ts';
import { replayNumbers } from './replay-numbers.ts';
import { ReplayTable } from './replay-table.tsx';

interface FoundProps {
  reader: Reader;
  found: HistoryFound;
  charts: ReplayCharts;
}

/** The figures of a replay: a usual week, what reminders and signals were worth, and who would have heard most. */
export function FoundOfReplay({ reader, found, charts }: FoundProps) {
  const { speaker } = reader;
  const say = (key: string, values = {}) => speaker.say(`backtest:${key}`, values);
  const { reminders, silence } = sayChecks(found, speaker);
  return (
    <>
      <h2>
        {say('title', {
          ...{ from: speaker.date(found.from), to: speaker.date(found.to) },
          days: speaker.number(found.to - found.from + 1),
          weeks: speaker.number(found.weeks.length),
        })}
      </h2>
      <UsualWeek reader={reader} found={found} />
      <section class="part">
        <h2>{say('perWeek.title')}</h2>
        <ChartFigure chart={charts.mails} caption={speaker.say('results:replay.mailsCaption')} />
        <ChartFigure
          chart={charts.calls}
          caption={speaker.say('results:replay.callsCaption')}
          legend={[speaker.say('results:replay.raised'), speaker.say('results:replay.capacity')]}
        />
        <ReplayTable reader={reader} found={found} />
        <details>
          <summary>{speaker.say('results:replay.byWeek')}</summary>
          <NumberTable
            speaker={speaker}
            label={speaker.say('results:replay.byWeek')}
            numbers={replayNumbers(found, speaker)}
            csv="/console/results/replay.csv"
          />
        </details>
      </section>
      <Lines title={say('reminders.title')} lines={reminders} />
      <Lines title={say('silence.title')} lines={silence} />
      <Disturbed reader={reader} found={found} />
      <details>
        <summary>{say('assumed.title')}</summary>
        {['calls', 'orders', 'consent', 'forecasts', 'base'].map((part) => (
          <p key={part} class="quiet">
            {say(`assumed.${part}`, { count: speaker.number(found.forecasts) })}
          </p>
        ))}
      </details>
    </>
  );
}

function UsualWeek({ reader: { speaker }, found }: { reader: Reader; found: HistoryFound }) {
  const { weeks, mails, raised, capacity } = weekTotals(found);
  const median = (spread: Quartiles | null) => (spread ? speaker.number(spread[1]) : '–');
  const figures = {
    mails: speaker.number(mails / weeks, 1),
    calls: speaker.number(raised / weeks, 1),
    capacity: speaker.number(capacity / weeks, 1),
    early: median(found.reminders.daysEarly),
    earlier: median(found.silences.daysEarlier),
  };
  return (
    <dl class="figures">
      {Object.entries(figures).map(([name, figure]) => (
        <div key={name}>
          <dt>{speaker.say(`results:replay.figure.${name}`)}</dt>
          <dd>{figure}</dd>
        </div>
      ))}
    </dl>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <section class="part">
      <h2>{title}</h2>
      <ul class="reasons">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}

function Disturbed({ reader: { speaker }, found }: { reader: Reader; found: HistoryFound }) {
  if (found.disturbed.length === 0) return null;
  return (
    <section class="part">
      <h2>{speaker.say('backtest:disturbed.title')}</h2>
      <ul class="reasons">
        {found.disturbed.map(({ customerId, mails, calls }) => (
          <li key={customerId}>
            <a href={`/console/customers/${customerId}`}>
              {speaker.say('backtest:disturbed.one', {
                name: found.names[customerId] ?? `${customerId}`,
                mails: speaker.number(mails),
                calls: speaker.number(calls),
              })}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
