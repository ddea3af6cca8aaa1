import { classifyIncoming } from '../../messages/incoming/classify-incoming.ts';
import type { IncomingFacts } from '../../messages/incoming/incoming-facts.ts';
import {
  type IncomingMail,
  lockWaiting,
  readOriginal,
  recordIncoming,
  takeWaiting,
} from '../../messages/incoming/incoming-store.ts';
import { tieMail } from '../../messages/incoming/tie-mail.ts';
import { followIncoming } from './follow-incoming.ts';
import type { IncomingDeps } from './incoming-deps.ts';

/** A mail that was begun so often and never finished ends whoever reads it: a person reads it instead. */
const MOST_ATTEMPTS = 5;

/**
 * Reads every mail that waits, oldest first, and lets each have its effect. Each is followed once, however often and by
 * however many it is read: the row is held while its effects are written. Resolves with how many were read.
 */
export async function readIncoming(deps: IncomingDeps, signal?: AbortSignal): Promise<number> {
  let count = 0;
  let last = 0;
  while (!signal?.aborted) {
    const mail = await takeWaiting(deps.db, last);
    if (!mail) break;
    last = mail.id;
    await readOne(deps, mail);
    count += 1;
  }
  return count;
}

async function readOne(deps: IncomingDeps, mail: IncomingMail): Promise<void> {
  const facts = await parse(deps, mail);
  if (typeof facts === 'string') return showUnread(deps, mail, facts);
  const verdict = classifyIncoming(facts);
  const tied = await tieMail(deps, facts, verdict);
  deps.log.info({ incoming: mail.id, kind: verdict.kind, rule: verdict.rule, tie: tied?.tie }, 'mail read');
  await deps.db.repeatable(async (tx) => {
    if (await lockWaiting(tx, mail.id)) await followIncoming(tx, deps, { mail, facts, verdict, tied });
  });
}

/** What the mail says; a word for why it cannot be read. */
async function parse(deps: IncomingDeps, mail: IncomingMail): Promise<IncomingFacts | string> {
  if (mail.attempts > MOST_ATTEMPTS) return 'ended-its-reader';
  const raw = await readOriginal(deps.db, mail.id);
  if (raw === null) return 'gone';
  const parsed = await deps.parser.parse(raw);
  return parsed.ok ? { ...parsed.value, mailFrom: mail.mailFrom, rcptTo: mail.rcptTo } : parsed.problem;
}

/** A mail that cannot be read is a person's to look at; it may be the one that matters. */
async function showUnread(deps: IncomingDeps, mail: IncomingMail, problem: string): Promise<void> {
  deps.log.warn({ incoming: mail.id, problem }, 'mail not read');
  await deps.db.repeatable(async (tx) => {
    if (!(await lockWaiting(tx, mail.id))) return;
    const result = { kind: 'unreadable', answer: problem, task: 'read-original' } as const;
    await recordIncoming(tx, mail.id, {
      state: 'to-do',
      readAt: deps.now(),
      ...result,
      fromAddress: mail.mailFrom,
    });
  });
}
