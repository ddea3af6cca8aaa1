import { type Day, isoFromDay } from '../../../../src/shared/calendar-day.ts';
import type { EqualAlarms } from '../equal-alarms.ts';
import type { PlantedComplaints } from '../planted-complaints.ts';
import type { PlantedLostItems } from '../planted-lost-items.ts';
import type { Found } from '../planted-trends.ts';
import type { PlantedWidening } from '../planted-widening.ts';
import { tableLines } from './print-table.ts';

const WEEKS_OF_YEAR = 52;

export interface PlantedSignals {
  lostItems: readonly PlantedLostItems[];
  widening: readonly PlantedWidening[];
  complaints: PlantedComplaints;
}

/** What was found of lost items, new categories and more returns, and how often the same was said without cause; as lines. */
export function describePlantedSignals(
  on: Day,
  { lostItems, widening, complaints }: PlantedSignals,
): string[] {
  return [
    '',
    `Planted on ${isoFromDay(on)}; Rytmi, plain rule in brackets`,
    ...tableLines(
      ['lost items', 'found', 'on the list as it is', 'of these bought again within 90 days', AT_EQUAL],
      lostItems.map((run) => [
        `after ${run.delayDays} days`,
        shares(run.detected),
        ...listed(run),
        equally(run.equal),
      ]),
    ),
    '',
    ...tableLines(
      ['widening', 'found', 'customers as they are', 'their orders exchanged: nothing new', AT_EQUAL],
      widening.map((run) => [
        `after ${run.delayDays} days`,
        ...[run.detected, run.real, run.shuffled].map(shares),
        equally(run.equal),
      ]),
    ),
    '',
    ...tableLines(
      ['returns', 'alarms a customer-year', 'on any day: nothing new', 'two more found', 'three more found'],
      [
        [
          '',
          aYear(complaints.real),
          aYear(complaints.shuffled),
          shares(complaints.two),
          shares(complaints.three),
        ],
      ],
    ),
    `  ${AT_EQUAL}: two more ${equally(complaints.equal.two)}; three more ${equally(complaints.equal.three)}`,
  ];
}

const AT_EQUAL = 'found where both are wrong as often';

function equally(equal: EqualAlarms | null): string {
  if (!equal) return '–';
  const { rytmi, plain, falseShare } = equal;
  return `${percent(rytmi)} (${percent(plain)}) at ${percent(falseShare)} false`;
}

function listed({ listed: all, back }: PlantedLostItems): [string, string] {
  if (!all || !back) return ['–', '–'];
  return [
    `${all.rytmi} (${all.plain})`,
    `${percent(back.rytmi / all.rytmi)} (${percent(back.plain / all.plain)})`,
  ];
}

function shares({ customers, rytmi, plain }: Found): string {
  return customers === 0
    ? '–'
    : `${percent(rytmi / customers)} (${percent(plain / customers)}) of ${customers}`;
}

function aYear({ customers, rytmi, plain }: Found): string {
  const [ours, theirs] = [rytmi, plain].map((alarms) => ((WEEKS_OF_YEAR * alarms) / customers).toFixed(3));
  return `${ours} (${theirs})`;
}

function percent(share: number): string {
  return Number.isNaN(share) ? '–' : `${(100 * share).toFixed(1)} %`;
}
