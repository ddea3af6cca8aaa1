import type { TemplateLibrary } from '../messages/template-library.ts';
import type { Database } from '../platform/database.ts';
import type { Day } from '../shared/calendar-day.ts';
import type { Supplier } from '../shared/supplier.ts';
import type { Speaker } from '../words/speaker.ts';

/** What the console is built on. */
export interface ConsoleDeps {
  db: Database;
  now: () => Date;
  supplier: Supplier;
  templates: TemplateLibrary;
  /** Null: only this machine may look. */
  consolePassword: string | null;
}

/** What one page needs to speak: the reader's language and the supplier's day. */
export interface Reader {
  speaker: Speaker;
  today: Day;
  supplier: Supplier;
}
