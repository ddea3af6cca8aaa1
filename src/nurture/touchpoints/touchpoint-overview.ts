import type { Day } from '../../shared/calendar-day.ts';
import { rememberFigures } from '../remember-figures.ts';
import {
  type CallFigures,
  type MailFigures,
  readCallFigures,
  readMailFigures,
  touchpointState,
} from './touchpoint-store.ts';

export interface TouchpointOverview {
  /** The first day that counts. */
  since: Day;
  mails: readonly MailFigures[];
  calls: readonly CallFigures[];
}

const YEAR_DAYS = 365;

/** What became of the mails and calls of the last year, counted once until a mail, a call or an order comes. */
export const touchpointOverview = rememberFigures(async ({ db }, today): Promise<TouchpointOverview> => {
  const since = today - YEAR_DAYS;
  const [mails, calls] = await Promise.all([
    readMailFigures(db, since),
    readCallFigures(db, { since, today }),
  ]);
  return { since, mails, calls };
}, touchpointState);
