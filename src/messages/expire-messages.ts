import { localMoment } from '../customers/local-moment.ts';
import type { Queryable } from '../platform/database.ts';
import { isoFromDay } from '../shared/calendar-day.ts';
import type { Supplier } from '../shared/supplier.ts';
import { expire } from './unsent-store.ts';

/** Ends messages whose reason has gone stale. Resolves with their number. */
export function expireMessages(deps: {
  db: Queryable;
  now: () => Date;
  supplier: Pick<Supplier, 'timeZone'>;
}): Promise<number> {
  return expire(deps.db, isoFromDay(localMoment(deps.now(), null, deps.supplier.timeZone).day));
}
