import type { Database } from '../platform/database.ts';
import { dropMailsTaken, forgetBodies } from './prune-store.ts';

/** Long enough to answer "what did you write to me?"; afterwards subject, items and history remain. */
const BODIES_KEPT_DAYS = 90;
const INBOX_KEPT_DAYS = 30;
const DAY_MS = 86_400_000;

/** Forgets what mails said once nobody will ask any more. Answers how many texts and mails are gone. */
export async function pruneMessages(deps: {
  db: Database;
  now: () => Date;
}): Promise<{ bodies: number; inboxMails: number }> {
  const daysAgo = (days: number) => new Date(deps.now().getTime() - days * DAY_MS);
  return {
    bodies: await forgetBodies(deps.db, daysAgo(BODIES_KEPT_DAYS)),
    inboxMails: await dropMailsTaken(deps.db, daysAgo(INBOX_KEPT_DAYS)),
  };
}
