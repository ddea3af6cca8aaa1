import type { Day } from '../../shared/calendar-day.ts';
import { type BaseSnapshot, snapshotOf } from './base-snapshot.ts';
import { type BuyerLog, firstBoughtBetween } from './buyer-log.ts';
import { type Choices, noChoices } from './choices.ts';
import { findTaste } from './find-taste.ts';
import { findTies, NO_TIE, type Tie } from './find-ties.ts';
import { leadingProducts } from './leading-products.ts';
import { offeredProducts } from './offered-products.ts';
import { suggestionBaseFrom } from './suggestion-base-from.ts';
import { WEIGHTS_BEFOREHAND } from './suggestion-weights.ts';
import { tieTraits } from './weigh-tie.ts';

/** A suggestion is worth its place when it is bought within this time. */
const HORIZON_DAYS = 60;
/** Months looked back at: more would tell of ranges and habits that are gone, fewer of one mood. */
const PAST_DAYS = 4;
const DAYS_BETWEEN = 30;
/** Before that a customer's purchases are too few to call any of them its first. */
const LEAST_DAYS_BEHIND = 60;
/** Who has not ordered for longer does not tell what an active customer takes up. */
const ACTIVE_DAYS = 90;
/** Customers looked at on each past day. */
const MOST_CUSTOMERS = 2_000;
/** Products not taken up that are kept of a choice: more hardly sharpen the weights. */
const REFUSED_KEPT = 60;

/** On past days, what active customers had before them, and what they then took up for the first time. */
export function lookBack(logs: readonly BuyerLog[], openDays: readonly Day[], today: Day): Choices {
  const choices = noChoices(WEIGHTS_BEFOREHAND.length);
  const firstDay = openDays[0] ?? today;
  for (let past = 0; past < PAST_DAYS; past++) {
    const on = today - HORIZON_DAYS - past * DAYS_BETWEEN;
    if (on < firstDay + LEAST_DAYS_BEHIND) break;
    addDay(choices, logs, snapshotOf(logs, openDays, on));
  }
  return choices;
}

function addDay(choices: Choices, logs: readonly BuyerLog[], snapshot: BaseSnapshot): void {
  const { on, members, neighbours, tastes, industries } = snapshot;
  const source = suggestionBaseFrom({
    ...{ neighbours, tastes, industries, products: [], leaders: [] },
    ties: { closest: 0, taste: 0, industry: 0 },
  });
  const leaders = leadingProducts(snapshot.courses);
  const step = Math.max(1, Math.floor(logs.length / MOST_CUSTOMERS));
  for (let index = 0; index < logs.length; index += step) {
    const log = logs[index];
    const items = members[index] ?? [];
    if (!log || !items.some(({ lastDay }) => lastDay >= on - ACTIVE_DAYS)) continue;
    const taken = firstBoughtBetween(log, on, on + HORIZON_DAYS);
    if (taken.size === 0) continue;
    const ties = findTies(source, { items, industry: log.industry }, on);
    const taste = findTaste(source, items, on);
    addChoice(choices, {
      snapshot,
      ties,
      taste,
      taken,
      seed: index,
      products: offeredProducts(leaders, ties, items),
    });
  }
}

interface PastChoice {
  snapshot: BaseSnapshot;
  ties: ReadonlyMap<number, Tie>;
  taste(productId: number): number;
  products: ReadonlySet<number>;
  taken: ReadonlySet<number>;
  seed: number;
}

function addChoice(choices: Choices, { snapshot, ties, taste, products, taken, seed }: PastChoice): void {
  const hits = [...products].filter((productId) => taken.has(productId)).length;
  if (hits === 0) return;
  const share = REFUSED_KEPT / Math.max(1, products.size - hits);
  for (const productId of products) {
    const isTaken = taken.has(productId);
    const traits = snapshot.traits.get(productId);
    if (!traits || (!isTaken && lot(productId, seed) >= share)) continue;
    choices.traits.push(...traits, ...tieTraits(ties.get(productId) ?? NO_TIE, taste(productId)));
    choices.taken.push(isTaken ? 1 : 0);
  }
  choices.ends.push(choices.taken.length);
}

/** 0–1, the same for the same two numbers: a draw that can be repeated. */
function lot(productId: number, seed: number): number {
  const mixed = Math.imul(productId ^ Math.imul(seed + 1, 0x9e3779b1), 0x85ebca6b);
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
}
