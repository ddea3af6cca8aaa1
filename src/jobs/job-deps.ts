import type { Finding } from '../doctor/finding.ts';
import type { DeliverDeps } from '../messages/delivery.ts';
import type { IncomingDeps } from '../nurture/incoming/incoming-deps.ts';
import type { Mailbox } from '../platform/open-mailbox.ts';
import type { Outgoing } from '../platform/outgoing/outgoing.ts';
import type { JobQueue } from '../platform/queue.ts';
import type { Reviewers } from './open-reviewers.ts';

/** What the use cases behind jobs need, built once by the worker. */
export interface JobDeps extends DeliverDeps, IncomingDeps {
  queue: JobQueue;
  reviewers: Reviewers;
  /** Mails go to the built-in inbox, which can say afterwards whether one came. */
  builtInInbox: boolean;
  /** Looks at all that mails need to arrive. */
  examine: () => Promise<Finding[]>;
  /** What that look is at; see settings-mark.ts. */
  mailSettings: string;
  /** Null without an IMAP_URL. */
  mailbox: Mailbox | null;
  /** The way out to addresses that people typed in. */
  outgoing: Outgoing;
  /** Told of incidents beside the owners; null or left out: nobody. */
  alertWebhook?: string | null;
  /** The installation's; see Deps. */
  secrets: readonly [string, ...string[]];
  /** The folder where files that staff brought wait for their import. */
  uploads: string;
  /** Where other programs lay files for import; null where none is set. */
  importFolder: string | null;
  /** Where customers and staff reach the web program; without a slash at its end. */
  publicUrl: string;
  /** Wakes the planner here and now, where a job knows that it made work for others. */
  plan: () => Promise<void>;
}
