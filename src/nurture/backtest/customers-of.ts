import { growingHistory } from './growing-history.ts';
import type { HandTask } from './replay-talk.ts';
import { type ReplayedCustomer, replayedCustomer } from './replayed-customer.ts';

/** A hand's own customers, each with its lines. */
export function customersOf({ books: { lines, customers }, nth, of }: HandTask): ReplayedCustomer[] {
  const begins = new Map<number, number>();
  const ends = new Map<number, number>();
  for (let line = 0; line < lines.customers.length; line++) {
    const customerId = lines.customers[line] as number;
    if (!begins.has(customerId)) begins.set(customerId, line);
    ends.set(customerId, line + 1);
  }
  return customers
    .filter((_, i) => i % of === nth)
    .map((given) => {
      const { id } = given.facts;
      return replayedCustomer(given, growingHistory(lines, begins.get(id) ?? 0, ends.get(id) ?? 0));
    });
}
