import type { Speaker } from '../../../words/speaker.ts';
import type { NumberColumn, Numbers } from '../../charts/numbers.ts';
import type { HistoryFound } from '../../replaying/replay-order.ts';

/** Week by week what the charts draw: mails by kind, and calls against what people have time for. */
export function replayNumbers({ weeks, mails }: HistoryFound, speaker: Speaker): Numbers {
  const say = (value: number) => speaker.number(value);
  const ofCalls = (word: string): NumberColumn => ({
    title: speaker.say(`results:replay.weekly.${word}`),
    say,
  });
  return {
    first: speaker.say('results:replay.week'),
    columns: [
      ...mails.map(({ kind }) => ({ title: speaker.say(`calls:message.kind.${kind}`), say })),
      ...['raised', 'made', 'capacity'].map(ofCalls),
    ],
    rows: weeks.map((week) => ({
      name: speaker.date(week.from),
      cells: [...mails.map(({ kind }) => week.mails[kind] ?? 0), week.raised, week.made, week.capacity],
    })),
  };
}
