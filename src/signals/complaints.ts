import { isReturn } from '../rhythm/purchase-history.ts';
import type { Day } from '../shared/calendar-day.ts';
import type { Complaints } from './signal.ts';
import type { SignalCase } from './signal-input.ts';

/** A return this close to a complaint is the same trouble, told twice. */
const SAME_TROUBLE_DAYS = 7;

/** More complaints and returns than this customer's own baseline, or a complaint left open too long. */
export function findComplaints(input: SignalCase): Complaints | null {
  const { today, thresholds } = input;
  const open = input.complaints.filter(({ closedOn }) => closedOn === null || closedOn > today);
  const oldestOpenDays = open.length > 0 ? today - Math.min(...open.map(({ openedOn }) => openedOn)) : null;
  const returns = separateReturns(input);
  const troubles = [...input.complaints.map(({ openedOn }) => openedOn), ...returns].sort((a, b) => a - b);
  const windowStart = today - thresholds.complaintWindowDays;
  const recent = troubles.filter((day) => day >= windowStart);
  const expected = expectedInWindow(troubles, input);
  const isRise = isMoreThanUsual(recent.length, expected, input);
  const isLeftOpen = oldestOpenDays !== null && oldestOpenDays > thresholds.complaintOpenDays;
  if (!isRise && !isLeftOpen) return null;
  return {
    kind: 'complaints',
    startedOn: isRise
      ? riseStart(recent, expected, input)
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
function separateReturns({ history, complaints, today, thresholds }: SignalCase): Day[] {
  const since = today - thresholds.complaintWindowDays - thresholds.complaintBaselineDays;
  const dayOfOrder = new Map<number, Day>();
  for (const { purchases } of history.items) {
    for (let i = purchases.length - 1; i >= 0; i--) {
      const purchase = purchases[i];
      if (!purchase || purchase.day < since) break;
      if (isReturn(purchase)) dayOfOrder.set(purchase.orderId, purchase.day);
    }
  }
  const days = [...dayOfOrder.values()];
  return days.filter((day) =>
    complaints.every(({ openedOn }) => Math.abs(openedOn - day) > SAME_TROUBLE_DAYS),
  );
}

/** What the baseline before the window would have brought in a window. */
function expectedInWindow(troubles: readonly Day[], { today, thresholds }: SignalCase): number {
  const { complaintWindowDays, complaintBaselineDays } = thresholds;
  const end = today - complaintWindowDays;
  const before = troubles.filter((day) => day < end && day >= end - complaintBaselineDays).length;
  return (before * complaintWindowDays) / Math.max(1, complaintBaselineDays);
}

function isMoreThanUsual(recent: number, expected: number, { thresholds }: SignalCase): boolean {
  return recent >= thresholds.complaintMinimum && recent >= thresholds.complaintTimesBaseline * expected;
}

/** The day of the trouble that made it one too many. */
function riseStart(recent: readonly Day[], expected: number, input: SignalCase): Day {
  const at = recent.findIndex((_, i) => isMoreThanUsual(i + 1, expected, input));
  return recent[at] ?? input.today;
}

function strengthOf(beyondUsual: number, openDays: number | null, { thresholds }: SignalCase): number {
  const byNumber = beyondUsual / (beyondUsual + 1);
  const days = openDays ?? 0;
  const byAge = days / (days + thresholds.complaintOpenDays + 1);
  return Math.max(byNumber, byAge);
}
