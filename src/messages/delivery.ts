import type { CareModel } from '../decisions/care-model.ts';
import type { Database } from '../platform/database.ts';
import type { Logger } from '../platform/logger.ts';
import type { MailOut } from '../platform/outgoing-mail.ts';
import type { Supplier } from '../shared/supplier.ts';
import type { RecordMove } from './join-moves.ts';
import type { KeptClaims } from './keep-claims.ts';
import type { MessageLinks } from './message-links.ts';
import type { Pace } from './pace/pace.ts';
import type { Recheck } from './recheck.ts';
import type { SentJournal } from './restored/sent-journal.ts';
import type { TemplateLibrary } from './template-library.ts';
import type { LifeFollower } from './traces/follow-lives.ts';

export interface DeliverDeps {
  db: Database;
  now: () => Date;
  mailOut: MailOut;
  supplier: Supplier;
  links: MessageLinks;
  templates: TemplateLibrary;
  recheck: Recheck;
  pace: Pace;
  log: Logger;
  /** Left out where nothing can be restored: what stays in memory, or is only tried. */
  journal?: SentJournal;
  /** Null or left out where nobody asked for traces. */
  lives?: Pick<LifeFollower, 'ended'> | null;
}

/** One call of deliverMessages: its mails' steps are written together. */
export interface DeliverRun extends DeliverDeps {
  recordMove: RecordMove;
  claims: KeptClaims;
}

export interface DeliverInput {
  /** Most messages to take in one call. */
  limit: number;
  /** A message that must wait gets its next moment within these hours. */
  sending: CareModel['sending'];
  /** From then on no mail begins; those begun are brought to their end, the others go back in line. */
  signal?: AbortSignal;
}

/** What became of the messages taken. */
export interface DeliveryReport {
  accepted: number;
  deferred: number;
  failed: number;
  uncertain: number;
  withdrawn: number;
  expired: number;
  /** Not allowed today, but on a later day. */
  postponed: number;
  /** Why nothing may go out now; null while all is well. */
  stopped: string | null;
}
