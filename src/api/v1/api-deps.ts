import type { Database } from '../../platform/database.ts';
import type { Supplier } from '../../shared/supplier.ts';

/** How many requests a minute are taken for an honest program's. */
export interface ApiLimits {
  /** With one key. */
  ofKey: number;
  /** From one address without a key that holds. */
  ofStranger: number;
}

/** What the API is built on. */
export interface ApiDeps {
  db: Database;
  now: () => Date;
  supplier: Supplier;
  /** The first opens the key by which addresses are hashed. */
  secrets: readonly [string, ...string[]];
  limits?: ApiLimits;
}
