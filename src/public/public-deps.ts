import type { LinkKeys } from '../messages/sign-link.ts';
import type { Database } from '../platform/database.ts';
import type { Supplier } from '../shared/supplier.ts';
import type { Speaker } from '../words/speaker.ts';

/** What the customers' pages are built on. */
export interface PublicDeps {
  db: Database;
  now: () => Date;
  supplier: Supplier;
  keys: LinkKeys;
}

/** What one page needs to speak. */
export interface Reader {
  speaker: Speaker;
  supplier: Supplier;
}
