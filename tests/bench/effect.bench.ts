import { parseArgs } from 'node:util';
import { EFFECT_MEASURES, type EffectMeasure } from '../../src/nurture/effect/judge-measures.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { type SimulatedYear, simulateYear } from '../support/simulated-years.ts';

/** How often “proven” is said of orders, revenue or customers kept where there is no effect, and found of those that are; beside whoever looks every week. */
const { values } = parseArgs({
  options: { years: { type: 'string', default: '1000' }, customers: { type: 'string', default: '400,1000' } },
});
const years = Number(values.years);
/** The plain way is only asked how often it errs: that needs no effect, and its 52 looks take the time. */
const PLANTED = [0, 0.05, 0.1, 0.2, 0.3] as const;
const GOALS = { falseClaims: 0.05, coverage: 0.95 };

const rows = values.customers.split(',').flatMap((customers) =>
  PLANTED.map((plantedShare) => {
    const random = seededRandom(1);
    const withPeeking = plantedShare === 0;
    const found = Array.from({ length: years }, () =>
      simulateYear({ random, customers: Number(customers), plantedShare, withPeeking }),
    );
    return rowOf(Number(customers), plantedShare, found);
  }),
);
console.log(`${years} simulated years each, 20 % left alone, some 4 orders a customer and year`);
console.table(rows);
const none = rows.filter(({ planted }) => planted === '0 %');
const worst = Math.max(...none.map((row) => Number(row['said proven'].replace(' %', '')))) / 100;
const held = rows.flatMap((row) => EFFECT_MEASURES.map((measure) => row[`${measure} held`]));
const least = Math.min(...held.map((share) => Number(share.replace(' %', '')))) / 100;
console.log(`False “proven”: at most ${percent(worst)} (goal under 5 %: ${said(worst < GOALS.falseClaims)})`);
console.log(
  `Held by the intervals of a year: at least ${percent(least)} (goal 95 %: ${said(least >= GOALS.coverage)})`,
);

function rowOf(customers: number, plantedShare: number, found: readonly SimulatedYear[]) {
  const weeks = found.flatMap(({ provenIn }) => provenIn ?? []).toSorted((a, b) => a - b);
  return {
    customers,
    planted: percent(plantedShare),
    'said proven': percent(weeks.length / found.length),
    'half of them by week': weeks[Math.floor(weeks.length / 2)] ?? null,
    'orders held': heldShare('orders', found),
    'revenue held': heldShare('revenue', found),
    'kept held': heldShare('kept', found),
    'plain weekly test says proven':
      plantedShare === 0 ? percent(found.filter(({ peekedAt }) => peekedAt).length / found.length) : '',
  };
}

/** How often the intervals of a whole year all held the truth. */
function heldShare(measure: EffectMeasure, found: readonly SimulatedYear[]): string {
  return percent(found.filter(({ covered }) => covered[measure]).length / found.length);
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(1))} %`;
}

function said(met: boolean): string {
  return met ? 'met' : 'MISSED';
}
