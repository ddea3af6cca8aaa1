import type { CareModel } from '../decisions/care-model.ts';
import type { MessageKind } from '../decisions/message-kind.ts';
import type { Database } from '../platform/database.ts';
import type { Supplier } from '../shared/supplier.ts';
import { lockPlanned, type PlannedPlace, releaseAt } from './release-store.ts';
import type { Seen } from './seen.ts';
import { sendingTime } from './sending-time.ts';

export interface ReleaseInput {
  /** Only these kinds; all when missing. */
  kinds?: readonly MessageKind[];
  /** Only these messages; all planned ones when missing. */
  ids?: readonly string[];
  /** Only what stood there when a person looked; whatever came later waits to be looked at. */
  seen?: Seen;
  sending: CareModel['sending'];
  /** Messages spread over the hours at this pace; all at once when missing. */
  perMinute?: number;
}

export interface ReleaseReport {
  released: number;
  /** When the first and the last will go. */
  first: Date | null;
  last: Date | null;
}

/**
 * Lets planned messages go: each gets its moment within its contact's own hours, weekdays and holidays. Where the
 * settings allow no moment at all, the message stays planned.
 */
export function releaseMessages(
  deps: { db: Database; now: () => Date; supplier: Pick<Supplier, 'timeZone' | 'country'> },
  input: ReleaseInput,
): Promise<ReleaseReport> {
  return deps.db.transaction(async (tx) => {
    const planned = await lockPlanned(tx, input);
    const times = spreadOut(planned, deps.now(), input, deps.supplier);
    await releaseAt(tx, times);
    const moments = times.map(({ sendAfter }) => sendAfter.getTime());
    const at = (pick: (a: number, b: number) => number) =>
      moments.length === 0 ? null : new Date(moments.reduce((a, b) => pick(a, b)));
    return { released: times.length, first: at(Math.min), last: at(Math.max) };
  });
}

/** Contacts of one place share a clock; each place's messages follow one another at the pace given. */
function spreadOut(
  planned: readonly PlannedPlace[],
  now: Date,
  { sending, perMinute }: ReleaseInput,
  supplier: Pick<Supplier, 'timeZone' | 'country'>,
): { id: string; sendAfter: Date }[] {
  const stepMs = perMinute === undefined ? 0 : 60_000 / perMinute;
  const nextOfPlace = new Map<string, Date | null>();
  return planned.flatMap(({ id, timeZone, country }) => {
    const place = `${timeZone}|${country}`;
    const earliest = nextOfPlace.has(place) ? nextOfPlace.get(place) : now;
    const sendAfter = earliest ? sendingTime(earliest, { timeZone, country }, sending, supplier) : null;
    nextOfPlace.set(place, sendAfter && new Date(sendAfter.getTime() + stepMs));
    return sendAfter ? [{ id, sendAfter }] : [];
  });
}
