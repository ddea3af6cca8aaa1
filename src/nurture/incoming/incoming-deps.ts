import type { LinkKeys } from '../../messages/sign-link.ts';
import type { Database } from '../../platform/database.ts';
import type { Logger } from '../../platform/logger.ts';
import type { MailParser } from '../../platform/mail-parser/open-mail-parser.ts';
import type { Supplier } from '../../shared/supplier.ts';

export interface IncomingDeps {
  db: Database;
  now: () => Date;
  log: Logger;
  supplier: Supplier;
  parser: MailParser;
  keys: LinkKeys;
  /** What address hashes are made with (address-key-store.ts). */
  addressKey: string;
}
