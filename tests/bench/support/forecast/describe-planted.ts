import type { Day } from '../../../../src/shared/calendar-day.ts';
import { isoFromDay } from '../../../../src/shared/calendar-day.ts';
import type { Found, PlantedTrends } from '../planted-trends.ts';
import { tableLines } from './print-table.ts';

const PARTS = [-0.3, -0.5, 0.5].flatMap((by) => [['tempo', by] as const, ['size', by] as const]);

/** What was found of changes planted on a day, by delay, and what was found where nothing had been changed; as lines. */
export function describePlanted(on: Day, runs: readonly PlantedTrends[]): string[] {
  return runs.flatMap((run) => [
    '',
    `Changes planted on ${isoFromDay(on)} in ${run.base} histories, looked for ${run.delayDays} days later; Rytmi, plain rule in brackets`,
    ...tableLines(['', 'frequent buyers', 'rare buyers'], [...detected(run), ...unchanged(run)]),
    ...tableLines(
      ['found at as few false alarms: Rytmi, plain rule', 'frequent buyers', 'rare buyers'],
      atEqual(run),
    ),
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

/** In brackets: by who had been told the day, and that it is the tempo. */
function atEqual({ detected: found }: PlantedTrends): string[][] {
  return PARTS.map(([what, by]) => [
    `${what} ${percent(by)}`,
    ...(['frequent', 'rare'] as const).map((buyer) => {
      const one = found.find(
        ({ change, buyer: type }) => type === buyer && change.what === what && change.by === by,
      );
      if (!one) return '–';
      const told = one.told === null ? '' : ` (told: ${percent(one.told)})`;
      return `${percent(one.equal.rytmi)}, ${percent(one.equal.plain)}${told}`;
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
