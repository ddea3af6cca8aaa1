import { isReturn, type Purchase, type PurchaseHistory } from '../rhythm/purchase-history.ts';
import type { Day } from '../shared/calendar-day.ts';
import { chanceOfAtLeast } from './chance-of-at-least.ts';
import { emptyMemory } from './history-memory.ts';
import type { Complaints } from './signal.ts';
import type { SignalCase } from './signal-input.ts';

/** A return this close to a complaint is the same trouble, told twice. */
const SAME_TROUBLE_DAYS = 7;
/** A customer known for less time is taken to have been as quiet before. */
const LEAST_BASELINE_DAYS = 90;

/** More complaints and returns than this customer's own baseline, or a complaint left open too long. */
export function findComplaints(input: SignalCase): Complaints | null {
  const { today, thresholds } = input;
  const open = input.complaints.filter(({ closedOn }) => closedOn === null || closedOn > today);
  const oldestOpenDays = open.length > 0 ? today - Math.min(...open.map(({ openedOn }) => openedOn)) : null;
  const returns = separateReturns(input);
  // Most customers have had no trouble in all that time.
  if (returns.length === 0 && input.complaints.length === 0 && thresholds.complaintMinimum > 0) return null;
  const troubles = [...input.complaints.map(({ openedOn }) => openedOn), ...returns].sort((a, b) => a - b);
  const windowStart = today - thresholds.complaintWindowDays;
  const recent = troubles.filter((day) => day >= windowStart);
  const baseline = baselineOf(troubles, input);
  const expected = baseline.troubles / baseline.windows;
  const isRise = isMoreThanUsual(recent.length, baseline, input);
  const isLeftOpen = oldestOpenDays !== null && oldestOpenDays > thresholds.complaintOpenDays;
  if (!isRise && !isLeftOpen) return null;
  return {
    kind: 'complaints',
    startedOn: isRise
      ? riseStart(recent, baseline, input)
      : today - (oldestOpenDays ?? 0) + thresholds.complaintOpenDays + 1,
    strength: strengthOf(isRise ? recent.length - expected : 0, isLeftOpen ? oldestOpenDays : 0, input),
    evidence: {
      recent: recent.length,
      returns: returns.filter((day) => day >= windowStart).length,
      windowDays: thresholds.complaintWindowDays,
      expected,
      open: open.length,
      oldestOpenDays,
    },
  };
}

/** Days of returned orders that no complaint speaks of; one order counts once, however many lines came back. */
function separateReturns({
  history,
  complaints,
  today,
  thresholds,
  memory = emptyMemory(),
}: SignalCase): Day[] {
  const since = today - thresholds.complaintWindowDays - thresholds.complaintBaselineDays;
  const dayOfOrder = new Map<number, Day>();
  memory.returns ??= returnsIn(history);
  if (memory.returns.length === 0) return [];
  for (const { orderId, day } of memory.returns) {
    if (day >= since) dayOfOrder.set(orderId, Math.max(day, dayOfOrder.get(orderId) ?? day));
  }
  const days = [...dayOfOrder.values()];
  return days.filter((day) =>
    complaints.every(({ openedOn }) => Math.abs(openedOn - day) > SAME_TROUBLE_DAYS),
  );
}

function returnsIn({ items }: PurchaseHistory): Purchase[] {
  const returns: Purchase[] = [];
  for (const { purchases } of items)
    for (const purchase of purchases) if (isReturn(purchase)) returns.push(purchase);
  return returns;
}

/** Troubles before the window, and how many windows long that time is. */
interface Baseline {
  troubles: number;
  windows: number;
}

function baselineOf(troubles: readonly Day[], { today, thresholds, rhythm }: SignalCase): Baseline {
  const { complaintWindowDays, complaintBaselineDays } = thresholds;
  const end = today - complaintWindowDays;
  const known = Math.max(LEAST_BASELINE_DAYS, end - (rhythm.order.firstDay ?? end));
  const days = Math.min(complaintBaselineDays, known);
  return {
    troubles: troubles.filter((day) => day < end && day >= end - days).length,
    windows: days / Math.max(1, complaintWindowDays),
  };
}

/** Beyond the customer's own baseline, and by more than troubles come in bunches anyway. */
function isMoreThanUsual(
  recent: number,
  { troubles, windows }: Baseline,
  { thresholds }: SignalCase,
): boolean {
  const { complaintMinimum, complaintTimesBaseline, complaintChance } = thresholds;
  return (
    recent >= complaintMinimum &&
    recent >= (complaintTimesBaseline * troubles) / windows &&
    chanceOfAtLeast(recent, troubles, windows) <= complaintChance
  );
}

/** The day of the trouble that made it one too many. */
function riseStart(recent: readonly Day[], baseline: Baseline, input: SignalCase): Day {
  const at = recent.findIndex((_, i) => isMoreThanUsual(i + 1, baseline, input));
  return recent[at] ?? input.today;
}

function strengthOf(beyondUsual: number, openDays: number | null, { thresholds }: SignalCase): number {
  const byNumber = beyondUsual / (beyondUsual + 1);
  const days = openDays ?? 0;
  const byAge = days / (days + thresholds.complaintOpenDays + 1);
  return Math.max(byNumber, byAge);
}
