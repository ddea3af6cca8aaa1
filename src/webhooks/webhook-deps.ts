import type { Database } from '../platform/database.ts';
import type { Logger } from '../platform/logger.ts';
import type { Outgoing } from '../platform/outgoing/outgoing.ts';
import type { Supplier } from '../shared/supplier.ts';
import type { Secrets } from './signing-secret.ts';

/** What telling the world needs. */
export interface WebhookDeps {
  db: Database;
  now: () => Date;
  log: Pick<Logger, 'info' | 'warn'>;
  supplier: Pick<Supplier, 'currency'>;
  outgoing: Outgoing;
  /** The installation's, by which signing secrets are locked. */
  secrets: Secrets;
  /** Whether a customer is left alone on purpose. */
  isHeldOut: (customerId: number) => boolean;
}
