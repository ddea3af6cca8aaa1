import { nameGroups } from '../../messages/answers/name-groups.ts';
import { LEAST_ANSWERS } from '../../nurture/satisfaction/answer-figures.ts';
import type { GroupFigures, SatisfactionReport } from '../../nurture/satisfaction/satisfaction-report.ts';
import type { Supplier } from '../../shared/supplier.ts';
import { sayAnswers } from '../../words/say-answers.ts';
import { sayMended } from '../../words/say-mended.ts';
import { type Speaker, speakerFor } from '../../words/speaker.ts';

/** The whole report for a terminal, its definitions at the end. */
export function describeSatisfaction(
  report: SatisfactionReport,
  { language }: Pick<Supplier, 'language'>,
): string {
  const speaker = speakerFor(language);
  const names = nameGroups(speaker);
  const title = (key: string) => speaker.say(`satisfaction:${key}`);
  const answers =
    report.all.asked === 0
      ? [title('none')]
      : [
          ...part(title('all'), sayAnswers(report.all, speaker)),
          ...groups(title('levels'), report.levels, names.levels, speaker),
          ...groups(title('stages'), report.stages, names.stages, speaker),
          ...groups(title('industries'), report.industries, names.industries, speaker),
        ];
  return [
    speaker.say('satisfaction:title', { date: speaker.date(report.day) }),
    ...answers,
    ...part(title('mendedTitle'), sayMended(report.mended, speaker)),
    '',
    speaker.say('satisfaction:definition', { count: LEAST_ANSWERS }),
  ].join('\n');
}

function part(title: string, lines: readonly string[]): string[] {
  return ['', title, ...lines.map((line) => `  ${line}`)];
}

function groups<Name>(
  title: string,
  found: readonly GroupFigures<Name>[],
  nameOf: (name: Name) => string,
  speaker: Speaker,
): string[] {
  return [
    '',
    title,
    ...found.flatMap((group) => [
      `  ${nameOf(group.name)}`,
      ...sayAnswers(group, speaker).map((line) => `    ${line}`),
    ]),
  ];
}
