import type { Speaker } from './speaker.ts';

/** Figures of some customers asked, as far as they are said. Shares are 0–1, the mean 0–10. */
interface Figures {
  asked: number;
  answered: number;
  doubtful: number;
  answerShare: Interval | null;
  content: Interval | null;
  mean: { mean: number; low: number; high: number } | null;
  silent: { customers: number; orderingLess: number };
  answeredOrderingLess: number;
}

interface Interval {
  share: number;
  low: number;
  high: number;
}

/** What customers answered, and what silence hides, each a line without a full stop. */
export function sayAnswers(figures: Figures, speaker: Speaker): string[] {
  const say = (key: string, values: Record<string, string | number>) =>
    speaker.say(`satisfaction:${key}`, values);
  const { asked, answered, answerShare, doubtful, silent, answeredOrderingLess } = figures;
  const share = answerShare && say('answerShare', sayShare(answerShare, speaker));
  return [
    say('asked', { count: asked, answered: speaker.number(answered) }),
    ...(share === null ? [] : [share]),
    ...sayMarks(figures, speaker),
    ...(silent.customers > 0
      ? [say('silent', { count: silent.customers, less: speaker.number(silent.orderingLess) })]
      : []),
    ...(answered > 0 ? [say('answeredLess', { less: speaker.number(answeredOrderingLess) })] : []),
    ...(doubtful > 0 ? [say('doubtful', { count: doubtful })] : []),
  ];
}

function sayMarks({ answered, content, mean }: Figures, speaker: Speaker): string[] {
  if (content === null || mean === null) return [speaker.say('satisfaction:unknown', { count: answered })];
  const number = (value: number) => speaker.number(value, 1);
  return [
    speaker.say('satisfaction:content', sayShare(content, speaker)),
    speaker.say('satisfaction:mean', {
      mean: number(mean.mean),
      low: number(mean.low),
      high: number(mean.high),
    }),
  ];
}

function sayShare({ share, low, high }: Interval, speaker: Speaker) {
  return { share: speaker.percent(share), low: speaker.percent(low), high: speaker.percent(high) };
}
