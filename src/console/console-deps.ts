import type { TemplateLibrary } from '../messages/template-library.ts';
import type { Database } from '../platform/database.ts';
import type { Outgoing } from '../platform/outgoing/outgoing.ts';
import type { MailOut } from '../platform/outgoing-mail.ts';
import type { OpenShownQueue } from '../platform/queue-board.ts';
import type { Day } from '../shared/calendar-day.ts';
import type { Supplier } from '../shared/supplier.ts';
import type { SignInConfig } from '../staff/sign-in/open-sign-in.ts';
import type { StaffUser } from '../staff/staff-user.ts';
import type { Speaker } from '../words/speaker.ts';
import type { ConsoleRoute } from './guard/route-roles.ts';

/** What the console is built on. */
export interface ConsoleDeps {
  db: Database;
  /** Its address, for threads that replay on connections of their own. */
  databaseUrl: string;
  now: () => Date;
  supplier: Supplier;
  templates: TemplateLibrary;
  config: SignInConfig;
  secrets: readonly [string, ...string[]];
  /** Where staff reach the console; without a slash at its end. */
  publicUrl: string;
  /** The folder where files that staff bring wait for their import. */
  uploads: string;
  /** Lets a worker look at once what there is to do. */
  wakeWorker: () => Promise<void>;
  /** For the board that shows administrators what the queue holds. */
  openShownQueue: OpenShownQueue;
  /** The way out to addresses that people typed in. */
  outgoing: Outgoing;
  /** For test mails to whoever is signed in; without it there are none. */
  mailOut?: () => MailOut;
  /** Whether mails go to the built-in inbox; else nothing comes there, and it has no page. */
  hasInbox: boolean;
  /** Where the embedded parts keep their files; without it nothing is told of the disk. */
  home?: string;
}

/** What one page needs to speak: who reads, in which language, and the supplier's day. */
export interface Reader {
  speaker: Speaker;
  today: Day;
  supplier: Supplier;
  /** Null: nobody is signed in. */
  staff: StaffUser | null;
  /** Whether the reader's roles allow a route; links and buttons to others are left out. */
  may(route: ConsoleRoute): boolean;
}
