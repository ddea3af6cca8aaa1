import { findComplaints } from './complaints.ts';
import { findGrowing } from './growing.ts';
import { findDueItems } from './item-due.ts';
import { findLate } from './late.ts';
import { findLostItems } from './lost-item.ts';
import { findNew } from './new.ts';
import { findReturned } from './returned.ts';
import { findShrinking } from './shrinking.ts';
import type { Signal } from './signal.ts';
import { rhythmOf, type SignalInput } from './signal-input.ts';
import { findSilent } from './silent.ts';
import { changesIn } from './trends/changes-in.ts';
import { findUnhappy } from './unhappy.ts';
import { findUntapped } from './untapped.ts';
import { findWidening } from './widening.ts';

/** Every finding about one customer, in a fixed order: what worries first, then what is due, then what is good news. */
export function findSignals(input: SignalInput, rhythm = rhythmOf(input)): Signal[] {
  const one = { ...input, rhythm, changes: changesIn(input, rhythm.orderDays) };
  const found: (Signal | null)[] = [
    findComplaints(one),
    findUnhappy(one),
    findSilent(one),
    findLate(one),
    findShrinking(one),
    ...findLostItems(one),
    ...findDueItems(one),
    findGrowing(one),
    findWidening(one),
    findUntapped(one),
    findReturned(one),
    findNew(one),
  ];
  return found.filter((signal) => signal !== null);
}
