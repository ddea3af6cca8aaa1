import { isoFromDay } from '../../../../src/shared/calendar-day.ts';
import type { SuggestionPrecision } from './judge-suggestions.ts';
import { figure, tableLines } from './print-table.ts';

export type SuggestionMeans = Record<'ours' | 'popular' | 'oursOfCame' | 'popularOfCame', number>;

export function meansOfSuggestions(cuts: readonly SuggestionPrecision[]): SuggestionMeans {
  const mean = (of: (cut: SuggestionPrecision) => number) =>
    cuts.reduce((sum, cut) => sum + of(cut), 0) / cuts.length;
  return {
    ours: mean(({ ours }) => ours),
    popular: mean(({ popular }) => popular),
    oursOfCame: mean(({ ours, customers, came }) => (ours * customers) / came),
    popularOfCame: mean(({ popular, customers, came }) => (popular * customers) / came),
  };
}

/** Precision of five suggestions at each cut, and the means, as lines. */
export function describeSuggestions(cuts: readonly SuggestionPrecision[]): string[] {
  const row = (name: string, customers: string, those: readonly SuggestionPrecision[]) => {
    const { ours, popular, oursOfCame, popularOfCame } = meansOfSuggestions(those);
    return [
      name,
      customers,
      ...[popular, ours].map(threeOf),
      figure(ours / popular, 2),
      ...[popularOfCame, oursOfCame].map(threeOf),
    ];
  };
  return [
    'Suggestions: of five products never bought, share bought within 60 days by active customers, and by those of them who came',
    ...tableLines(
      ['cut', 'customers', 'popular', 'Rytmi', '÷', 'came: popular', 'Rytmi'],
      [
        ...cuts.map((cut) => row(isoFromDay(cut.cut), `${cut.came} of ${cut.customers}`, [cut])),
        row(`mean of ${cuts.length}`, '', cuts),
      ],
    ),
  ];
}

function threeOf(value: number): string {
  return figure(value);
}
