import type { Database } from '../../platform/database.ts';
import { type Day, firstDayOfMonth, monthOfDay } from '../../shared/calendar-day.ts';
import type { Supplier } from '../../shared/supplier.ts';
import { rememberFigures } from '../remember-figures.ts';
import {
  type CallFigures,
  type MailFigures,
  type OfMonth,
  readCallFigures,
  readMailFigures,
  touchpointState,
} from './touchpoint-store.ts';

export interface TouchpointOverview {
  /** The first day that counts. */
  since: Day;
  /** Since 1970-01; the last one is today's and not over. */
  months: readonly number[];
  /** A month in which nothing came up has no row. */
  mails: readonly OfMonth<MailFigures>[];
  calls: readonly OfMonth<CallFigures>[];
}

interface TouchpointDeps {
  db: Database;
  supplier: Pick<Supplier, 'timeZone'>;
}

const MONTHS = 12;

/** What became of the mails and calls of the last twelve months, counted once until a mail, a call or an order comes. */
export const touchpointOverview = rememberFigures(
  async ({ db, supplier }: TouchpointDeps, today): Promise<TouchpointOverview> => {
    const first = monthOfDay(today) - MONTHS + 1;
    const since = firstDayOfMonth(first);
    const [mails, calls] = await Promise.all([
      readMailFigures(db, { since, today, timeZone: supplier.timeZone }),
      readCallFigures(db, { since, today }),
    ]);
    return { since, months: Array.from({ length: MONTHS }, (_, i) => first + i), mails, calls };
  },
  touchpointState,
);
