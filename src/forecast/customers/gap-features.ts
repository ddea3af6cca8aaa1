import type { Day } from '../../shared/calendar-day.ts';

/** How many usual gaps of the trade the own ones are mixed with: few own gaps prove little. */
const TRADE_GAPS = 2;
/** Before this many gaps, halves of them say nothing about a change of pace. */
const LEAST_GAPS_OF_CHANGE = 4;

/** Overdue (days since ÷ usual gap), unevenness, share of longer gaps, slowing down: all as logarithms, of the first `count` days. */
export function gapFeatures(
  days: readonly Day[],
  count: number,
  since: number,
  tradeGapDays: number,
): [overdue: number, unevenness: number, longerGaps: number, slowing: number] {
  const gaps: number[] = [];
  for (let i = 1; i < count; i++) gaps.push((days[i] as Day) - (days[i - 1] as Day));
  const usual = (sumOf(gaps) + TRADE_GAPS * tradeGapDays) / (gaps.length + TRADE_GAPS);
  const longer = gaps.filter((gap) => gap > since).length;
  return [
    Math.log1p(since / usual),
    unevenness(gaps, tradeGapDays),
    Math.log((longer + 1) / (gaps.length + 2)),
    slowing(gaps),
  ];
}

/** Spread of the logarithms of the gaps; 1 is that of a customer of whom nothing is known. */
function unevenness(gaps: readonly number[], tradeGapDays: number): number {
  const logs = gaps.map(Math.log);
  const middle = (sumOf(logs) + TRADE_GAPS * Math.log(tradeGapDays)) / (logs.length + TRADE_GAPS);
  const squares = sumOf(logs.map((log) => (log - middle) ** 2));
  return Math.sqrt((squares + TRADE_GAPS) / (logs.length + TRADE_GAPS));
}

/** The later half of the gaps against the earlier one; a few days are added, as days of delivery hide in small gaps. */
function slowing(gaps: readonly number[]): number {
  if (gaps.length < LEAST_GAPS_OF_CHANGE) return 0;
  const half = Math.floor(gaps.length / 2);
  return Math.log((meanOf(gaps.slice(half)) + 5) / (meanOf(gaps.slice(0, half)) + 5));
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

function meanOf(numbers: readonly number[]): number {
  return sumOf(numbers) / numbers.length;
}
