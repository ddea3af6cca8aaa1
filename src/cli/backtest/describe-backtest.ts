import type { BacktestReport } from '../../nurture/backtest/backtest-report.ts';
import type { Backtest } from '../../nurture/backtest/run-backtest.ts';
import { sayChecks } from '../../nurture/backtest/say-checks.ts';
import { weekTotals } from '../../nurture/backtest/week-totals.ts';
import type { Speaker } from '../../words/speaker.ts';

/** What a replay showed, as text. */
export function describeBacktest(backtest: Backtest, speaker: Speaker): string {
  const { from, to, weeks } = backtest;
  const title = speaker.say('backtest:title', {
    from: speaker.date(from),
    to: speaker.date(to),
    days: speaker.number(to - from + 1),
    weeks: speaker.number(weeks.length),
  });
  const { reminders, silence } = sayChecks(backtest, speaker);
  const sections: [name: string, lines: string[]][] = [
    ['perWeek', describeWeek(backtest, speaker)],
    ['reminders', reminders],
    ['silence', silence],
    ['disturbed', describeDisturbed(backtest, speaker)],
    ['assumed', describeAssumptions(backtest, speaker)],
  ];
  return [
    title,
    ...sections.flatMap(([name, lines]) => [
      '',
      speaker.say(`backtest:${name}.title`),
      ...lines.map((line) => `  ${line}`),
    ]),
  ].join('\n');
}

function describeWeek(report: BacktestReport, speaker: Speaker): string[] {
  const say = (key: string, values: Record<string, string>) => speaker.say(`backtest:perWeek.${key}`, values);
  const { mails, calls, overtaken } = report;
  const totals = weekTotals(report);
  const usual = (count: number) => speaker.number(count / totals.weeks, 1);
  return [
    say('mails', { count: usual(totals.mails) }),
    ...mails.map(
      ({ kind, sent }) =>
        `  ${say('kind', { kind: speaker.say(`calls:message.kind.${kind}`), count: usual(sent) })}`,
    ),
    say('calls', {
      raised: usual(totals.raised),
      made: usual(totals.made),
      capacity: usual(totals.capacity),
    }),
    ...calls.map(({ purpose, raised, made, unmade }) => {
      const counts = { raised: usual(raised), made: usual(made), unmade: usual(unmade) };
      return `  ${say('purpose', { purpose: speaker.say(`calls:purpose.${purpose}`), ...counts })}`;
    }),
    say('most', {
      from: speaker.date(totals.busiest.from),
      mails: speaker.number(totals.busiest.mails),
      calls: speaker.number(totals.busiest.raised),
    }),
    say('heldOut', { mails: usual(totals.mailsHeldOut), calls: usual(totals.callsHeldOut) }),
    say('overtaken', { count: speaker.number(overtaken) }),
  ];
}

function describeDisturbed({ disturbed, names }: Backtest, speaker: Speaker): string[] {
  return disturbed.map(({ customerId, mails, calls }) =>
    speaker.say('backtest:disturbed.one', {
      name: names.get(customerId) ?? `${customerId}`,
      mails: speaker.number(mails),
      calls: speaker.number(calls),
    }),
  );
}

function describeAssumptions({ forecasts }: Backtest, speaker: Speaker): string[] {
  const say = (key: string, values = {}) => speaker.say(`backtest:assumed.${key}`, values);
  const count = speaker.number(forecasts);
  return [say('calls'), say('orders'), say('consent'), say('forecasts', { count }), say('base')];
}
