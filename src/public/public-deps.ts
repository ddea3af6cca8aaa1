import type { LinkKeys } from '../messages/sign-link.ts';
import type { Database } from '../platform/database.ts';
import type { Supplier } from '../shared/supplier.ts';
import type { Speaker } from '../words/speaker.ts';
import type { IsTooOften, VisitLimits } from './limit-visits.ts';

/** What the customers' pages are built on. */
export interface PublicDeps {
  db: Database;
  now: () => Date;
  supplier: Supplier;
  keys: LinkKeys;
  /** The usual ones where missing. */
  limits?: VisitLimits;
}

/** What the pages behind signed links are built on. */
export interface PageDeps extends PublicDeps {
  isTooOften: IsTooOften;
}

/** What one page needs to speak. */
export interface Reader {
  speaker: Speaker;
  supplier: Supplier;
}
