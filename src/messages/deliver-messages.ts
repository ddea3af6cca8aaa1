import type { CareModel } from '../decisions/care-model.ts';
import type { Database } from '../platform/database.ts';
import type { Logger } from '../platform/logger.ts';
import type { MailOut } from '../platform/outgoing-mail.ts';
import type { Supplier } from '../shared/supplier.ts';
import type { MessageLinks } from './message-links.ts';
import type { Recheck } from './recheck.ts';
import type { TemplateLibrary } from './template-library.ts';

export interface DeliverDeps {
  db: Database;
  now: () => Date;
  mailOut: MailOut;
  supplier: Supplier;
  links: MessageLinks;
  templates: TemplateLibrary;
  recheck: Recheck;
  /** 0–1, for the jitter of retries. */
  random?: () => number;
  log: Logger;
}

export interface DeliverInput {
  /** Most messages to take in one call. */
  limit: number;
  /** A message whose contact is outside these hours waits for the next ones. */
  sending: CareModel['sending'];
}

/** What became of the messages taken; `paused` says why nothing may go out now. */
export interface DeliveryReport {
  accepted: number;
  deferred: number;
  failed: number;
  uncertain: number;
  withdrawn: number;
  expired: number;
  postponed: number;
  paused: string | null;
}

/** Sends what is due: claim, re-check, compose, hand to the mail server, record. Any number may run at once. */
export function deliverMessages(_deps: DeliverDeps, _input: DeliverInput): Promise<DeliveryReport> {
  throw new Error('not built yet');
}
