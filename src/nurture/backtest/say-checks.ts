import type { Speaker } from '../../words/speaker.ts';
import type { BacktestReport, Quartiles } from './backtest-report.ts';

/** How well reminders and signals would have known, in sentences: for a page and for the command line. */
export function sayChecks(
  found: BacktestReport,
  speaker: Speaker,
): { reminders: string[]; silence: string[] } {
  return {
    reminders: sayReminders(found, speaker),
    silence: [...sayFlags(found, speaker), ...saySilences(found, speaker)],
  };
}

function sayReminders({ reminders }: BacktestReport, speaker: Speaker): string[] {
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

function sayFlags({ flags }: BacktestReport, speaker: Speaker): string[] {
  return flags.map(({ kind, noticed, judged, fellSilent }) =>
    speaker.say(`backtest:silence.${kind}`, {
      noticed: speaker.number(noticed),
      judged: speaker.number(judged),
      silent: speaker.number(fellSilent),
      share: shareOf(fellSilent, judged, speaker),
    }),
  );
}

function saySilences({ silences: found }: BacktestReport, speaker: Speaker): string[] {
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
    ...saySilentAlone(found, speaker),
    ...(orderedOnce > 0
      ? [speaker.say('backtest:silence.once', { count: speaker.number(orderedOnce) })]
      : []),
  ];
}

/** Being late is found of a quarter of all gaps, so that it is always early; the signal that calls rest on stands by itself. */
function saySilentAlone(
  { silences, silentBefore, silentDaysEarlier = null }: BacktestReport['silences'],
  speaker: Speaker,
): string[] {
  if (silences === 0 || silentBefore === undefined) return [];
  const before = speaker.number(silentBefore);
  const share = shareOf(silentBefore, silences, speaker);
  return [
    speaker.say('backtest:silence.alone', { before, share }),
    ...spread('backtest:silence.aloneEarlier', silentDaysEarlier, speaker),
  ];
}

function spread(key: string, quartiles: Quartiles | null, speaker: Speaker): string[] {
  if (!quartiles) return [];
  const [lower, middle, upper] = quartiles.map((days) => speaker.number(days)) as [string, string, string];
  return [speaker.say(key, { lower, middle, upper })];
}

function shareOf(part: number, whole: number, speaker: Speaker): string {
  return speaker.percent(whole > 0 ? part / whole : 0);
}
