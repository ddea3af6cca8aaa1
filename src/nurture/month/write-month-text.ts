import type { MonthLetter } from './month-letter.ts';

const WIDEST = 24;

/** The letter for mail programs that show no HTML; bars are told and drawn in signs. */
export function writeMonthText({ subject, parts, link, foot }: MonthLetter): string {
  const lines = parts.flatMap((part) => [
    '',
    part.title.toUpperCase(),
    ...part.lines,
    ...part.bars.map(
      ({ label, value, share }) => `${label}: ${value} ${'#'.repeat(Math.round(share * WIDEST))}`,
    ),
  ]);
  return [subject, ...lines, '', `${link.words}: ${link.url}`, '', foot, ''].join('\n');
}
