import { nameGroups } from '../../messages/answers/name-groups.ts';
import type { AnswerFigures, SatisfactionReport } from '../../nurture/satisfaction/satisfaction-report.ts';
import type { Speaker } from '../../words/speaker.ts';
import type { NumberCell, Numbers } from '../charts/numbers.ts';

export const GROUP_PARTS = ['levels', 'stages', 'industries'] as const;
export type GroupPart = (typeof GROUP_PARTS)[number];

interface Column {
  key: string;
  say(value: number): string;
  of(figures: AnswerFigures): NumberCell;
  isInterval?: true;
}

/** What the customers of each group answered, and what silence hides. Shares are 0–1, means 0–10. */
export function satisfactionNumbers(report: SatisfactionReport, part: GroupPart, speaker: Speaker): Numbers {
  const columns = columnsIn(speaker);
  return {
    first: speaker.say(`satisfaction:first.${part}`),
    columns: columns.map(({ key, say, isInterval = false }) => ({
      ...{ title: speaker.say(`satisfaction:column.${key}`), say, isInterval },
    })),
    rows: namedGroups(report, part, speaker).map(({ name, figures }) => ({
      name,
      cells: columns.map(({ of }) => of(figures)),
    })),
  };
}

/** The groups of one part with their names, most asked first. */
export function namedGroups(report: SatisfactionReport, part: GroupPart, speaker: Speaker) {
  const names = nameGroups(speaker);
  const named: Readonly<Record<GroupPart, () => { name: string; figures: AnswerFigures }[]>> = {
    levels: () => report.levels.map((one) => ({ name: names.levels(one.name), figures: one })),
    stages: () => report.stages.map((one) => ({ name: names.stages(one.name), figures: one })),
    industries: () => report.industries.map((one) => ({ name: names.industries(one.name), figures: one })),
  };
  return named[part]();
}

function columnsIn(speaker: Speaker): readonly Column[] {
  const count = (value: number) => speaker.number(value);
  const share = { say: speaker.percent, isInterval: true } as const;
  const mean = { say: (value: number) => speaker.number(value, 1), isInterval: true } as const;
  return [
    { key: 'asked', say: count, of: ({ asked }) => asked },
    { key: 'answered', say: count, of: ({ answered }) => answered },
    { key: 'answerShare', ...share, of: ({ answerShare }) => cellOf(answerShare) },
    { key: 'content', ...share, of: ({ content }) => cellOf(content) },
    { key: 'mean', ...mean, of: (one) => one.mean && { ...one.mean, middle: one.mean.mean } },
    { key: 'silent', say: count, of: ({ silent }) => silent.customers },
    { key: 'silentLess', say: count, of: ({ silent }) => silent.orderingLess },
    { key: 'answeredLess', say: count, of: ({ answeredOrderingLess }) => answeredOrderingLess },
    { key: 'doubtful', say: count, of: ({ doubtful }) => doubtful },
  ];
}

function cellOf(share: AnswerFigures['content']): NumberCell {
  return share && { ...share, middle: share.share };
}
