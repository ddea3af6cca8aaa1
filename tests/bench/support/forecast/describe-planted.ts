import type { Day } from '../../../../src/shared/calendar-day.ts';
import { isoFromDay } from '../../../../src/shared/calendar-day.ts';
import type { Found, PlantedTrends } from '../planted-trends.ts';
import { tableLines } from './print-table.ts';

/** What was found of changes planted on a day, by delay, and what was found where nothing had been changed; as lines. */
export function describePlanted(on: Day, runs: readonly PlantedTrends[]): string[] {
  return runs.flatMap((run) => [
    '',
    `Changes planted on ${isoFromDay(on)} in ${run.base} histories, looked for ${run.delayDays} days later; Rytmi, plain rule in brackets`,
    ...tableLines(['', 'frequent buyers', 'rare buyers'], [...detected(run), ...unchanged(run)]),
    `  On the list: ${both(run.list.found)} findings, right: ${both(run.list.right)}`,
  ]);
}

function detected({ detected: found }: PlantedTrends): string[][] {
  const names = [...new Set(found.map(({ change }) => `${change.what} ${percent(change.by)}`))];
  return names.map((name) => [
    `found: ${name}`,
    ...(['frequent', 'rare'] as const).map((buyer) => {
      const one = found.find(
        ({ change, buyer: type }) => type === buyer && `${change.what} ${percent(change.by)}` === name,
      );
      return one ? shares(one.found) : '–';
    }),
  ]);
}

function unchanged({ unchanged: found }: PlantedTrends): string[][] {
  return (['shrinking', 'growing'] as const).map((direction) => [
    `unchanged, called ${direction}`,
    ...(['frequent', 'rare'] as const).map((buyer) => {
      const one = found.find((other) => other.direction === direction && other.buyer === buyer);
      return one ? shares(one.found) : '–';
    }),
  ]);
}

function shares({ customers, rytmi, plain }: Found): string {
  return customers === 0
    ? '–'
    : `${percent(rytmi / customers)} (${percent(plain / customers)}) of ${customers}`;
}

function both({ rytmi, plain }: Found): string {
  return `${rytmi} (${plain})`;
}

function percent(share: number): string {
  return `${share < 0 ? '−' : ''}${Math.abs(100 * share).toFixed(Math.abs(share) < 0.1 && share !== 0 ? 1 : 0)} %`;
}
