import type { CareLevel } from '../../decisions/care-model.ts';
import type { CustomerTrace } from './customer-trace.ts';

export interface Care {
  careLevel: CareLevel;
  namedPerson: string | null;
}

/** The invented sales people who look after the biggest customers. */
const SALES_PEOPLE = ['Kaisa Lindroos', 'Oskar Nyman', 'Ellen Shaw'] as const;
/** Shares of all customers, biggest turnover first. */
const KEY_SHARE = 0.015;
const NAMED_SHARE = 0.05;

/** Gives the biggest customers to a person; the rest is `small` and cared for by nobody until now. */
export function assignCareLevels(traces: readonly CustomerTrace[]): ReadonlyMap<string, Care> {
  const ranked = [...traces].sort((a, b) => b.turnoverCents - a.turnoverCents || (a.id < b.id ? -1 : 1));
  const key = Math.round(traces.length * KEY_SHARE);
  const named = key + Math.round(traces.length * NAMED_SHARE);
  return new Map(ranked.map((trace, rank) => [trace.id, careOf(rank, key, named)]));
}

function careOf(rank: number, key: number, named: number): Care {
  if (rank >= named) return { careLevel: 'small', namedPerson: null };
  const namedPerson = SALES_PEOPLE[rank % SALES_PEOPLE.length] ?? null;
  return { careLevel: rank < key ? 'key' : 'named', namedPerson };
}
