import type { BacktestReport, Quartiles } from '../../nurture/backtest/backtest-report.ts';
import type { Backtest } from '../../nurture/backtest/run-backtest.ts';
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
  const sections: [name: string, lines: string[]][] = [
    ['perWeek', describeWeek(backtest, speaker)],
    ['reminders', describeReminders(backtest, speaker)],
    ['silence', [...describeFlags(backtest, speaker), ...describeSilences(backtest, speaker)]],
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

function describeReminders({ reminders }: BacktestReport, speaker: Speaker): string[] {
  const { items, judged, bought, daysEarly } = reminders;
  if (items === 0) return [speaker.say('backtest:reminders.none')];
  const counts = {
    items: speaker.number(items),
    judged: speaker.number(judged),
    bought: speaker.number(bought),
    share: shareOf(bought, judged, speaker),
  };
  return [
    speaker.say('backtest:reminders.items', counts),
    ...spread('backtest:reminders.early', daysEarly, speaker),
  ];
}

function describeFlags({ flags }: BacktestReport, speaker: Speaker): string[] {
  return flags.map(({ kind, noticed, judged, fellSilent }) =>
    speaker.say(`backtest:silence.${kind}`, {
      noticed: speaker.number(noticed),
      judged: speaker.number(judged),
      silent: speaker.number(fellSilent),
      share: shareOf(fellSilent, judged, speaker),
    }),
  );
}

function describeSilences({ silences: found }: BacktestReport, speaker: Speaker): string[] {
  const { silences, before, after, daysEarlier, orderedOnce } = found;
  const counts = {
    silences: speaker.number(silences),
    before: speaker.number(before),
    after: speaker.number(after),
    never: speaker.number(silences - before - after),
    share: shareOf(before, silences, speaker),
  };
  return [
    silences === 0 ? speaker.say('backtest:silence.none') : speaker.say('backtest:silence.found', counts),
    ...spread('backtest:silence.earlier', daysEarlier, speaker),
    ...(orderedOnce > 0
      ? [speaker.say('backtest:silence.once', { count: speaker.number(orderedOnce) })]
      : []),
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

function spread(key: string, quartiles: Quartiles | null, speaker: Speaker): string[] {
  if (!quartiles) return [];
  const [lower, middle, upper] = quartiles.map((days) => speaker.number(days)) as [string, string, string];
  return [speaker.say(key, { lower, middle, upper })];
}

function shareOf(part: number, whole: number, speaker: Speaker): string {
  return speaker.percent(whole > 0 ? part / whole : 0);
}
