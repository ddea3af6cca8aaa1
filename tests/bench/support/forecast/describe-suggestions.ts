import { isoFromDay } from '../../../../src/shared/calendar-day.ts';
import type { SuggestionPrecision } from './judge-suggestions.ts';
import { figure, tableLines } from './print-table.ts';

export type SuggestionMeans = Record<'active' | 'buying', { ours: number; popular: number }>;

export function meansOfSuggestions(cuts: readonly SuggestionPrecision[]): SuggestionMeans {
  const meanOf = (those: 'active' | 'buying', whose: 'ours' | 'popular') =>
    cuts.reduce((sum, cut) => sum + cut[those][whose], 0) / cuts.length;
  const both = (those: 'active' | 'buying') => ({
    ours: meanOf(those, 'ours'),
    popular: meanOf(those, 'popular'),
  });
  return { active: both('active'), buying: both('buying') };
}

/** Precision of five suggestions at each cut, and the means, as lines. */
export function describeSuggestions(cuts: readonly SuggestionPrecision[]): string[] {
  const means = meansOfSuggestions(cuts);
  const cells = ({ active, buying }: SuggestionMeans) =>
    [active, buying].flatMap(({ ours, popular }) => [
      figure(popular),
      figure(ours),
      figure(ours / popular, 2),
    ]);
  return [
    'Suggestions: of five products never bought, share bought within 60 days',
    ...tableLines(
      ['', 'active: popular', 'Rytmi', '÷', 'buying: popular', 'Rytmi', '÷'],
      [
        ...cuts.map((cut) => [isoFromDay(cut.cut), ...cells(cut)]),
        [`mean of ${cuts.length}`, ...cells(means)],
      ],
    ),
  ];
}
