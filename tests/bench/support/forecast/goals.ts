import type { SuggestionMeans } from './describe-suggestions.ts';
import { RYTMI } from './judged.ts';
import type { MethodMeans } from './mean-of.ts';
import { figure, tableLines } from './print-table.ts';
import type { OneDay } from './time-one-day.ts';

export interface Goal {
  what: string;
  goal: string;
  /** As far as it got; null where it could not be measured. */
  reached: number | null;
  met: boolean | null;
}

interface Measured {
  items: readonly MethodMeans[];
  customers: readonly MethodMeans[];
  suggestions: SuggestionMeans | null;
  oneDay: OneDay | null;
}

/** What the forecast is held to, and how far it got in this run. */
export function goalsOf({ items, customers, suggestions, oneDay }: Measured): Goal[] {
  const item = of(items);
  const customer = of(customers);
  const ratio = (a?: number, b?: number) => (a === undefined || b === undefined ? null : a / b);
  const [rytmi, frequency] = [item(RYTMI), item('frequency')];
  const [ours, textbook] = [customer(RYTMI), customer('BG/NBD')];
  const lead = ours?.auc === undefined || textbook?.auc === undefined ? null : ours.auc - textbook.auc;
  return [
    atLeast(
      'items: average precision ÷ frequency',
      1.65,
      ratio(rytmi?.averagePrecision, frequency?.averagePrecision),
    ),
    atLeast('items: nRec@5 ÷ frequency', 1.22, ratio(rytmi?.recallAtFive, frequency?.recallAtFive)),
    atLeast('items: AUC', 0.845, rytmi?.auc ?? null),
    atMost('items: calibration error', 0.005, rytmi?.calibrationError ?? null),
    atLeast('customers: AUC above BG/NBD', 0.02, lead),
    atMost('customers: calibration error, worst cut', 0.06, ours?.worstCalibration ?? null),
    atLeast('suggestions: precision@5 ÷ most popular', 1.5, ratio(suggestions?.ours, suggestions?.popular)),
    atMost('one fit, seconds', 90, oneDay?.fitSeconds ?? null),
    atMost('all forecasts of a day, seconds', 10, oneDay?.forecastSeconds ?? null),
  ];
}

function of(means: readonly MethodMeans[]) {
  return (method: string) => means.find((one) => one.method === method);
}

function atLeast(what: string, least: number, reached: number | null): Goal {
  return { what, goal: `≥ ${least}`, reached, met: reached === null ? null : reached >= least };
}

function atMost(what: string, most: number, reached: number | null): Goal {
  return { what, goal: `≤ ${most}`, reached, met: reached === null ? null : reached <= most };
}

export function describeGoals(goals: readonly Goal[]): string[] {
  const rows = goals.map(({ what, goal, reached, met }) => [
    what,
    goal,
    figure(reached),
    met === null ? '' : met ? 'met' : 'missed',
  ]);
  return tableLines(['what', 'goal', 'reached', ''], rows);
}
