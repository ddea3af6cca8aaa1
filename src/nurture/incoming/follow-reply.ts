import { markCameBack } from '../../messages/incoming/came-back-store.ts';
import { type IncomingResult, recordIncoming } from '../../messages/incoming/incoming-store.ts';
import { newWords } from '../../messages/incoming/new-words.ts';
import { type ReplyMeaning, readReply } from '../../messages/incoming/read-reply.ts';
import { stopAddress, stopSource } from '../../messages/incoming/stop-address.ts';
import type { Queryable } from '../../platform/database.ts';
import { quoteWords } from '../quote-words.ts';
import type { IncomingDeps } from './incoming-deps.ts';
import { raiseUnhappy } from './raise-unhappy.ts';
import type { ReadMail } from './read-mail.ts';

/**
 * What a person wrote: a no stops the mails at once and asks a person to confirm, a complaint becomes a call, thanks need
 * nothing, and everything else is to be answered by mail. Until somebody has called or answered, the contact gets no more mails.
 */
export async function followReply(
  tx: Queryable,
  deps: IncomingDeps,
  { mail, facts, tied }: ReadMail,
  row: Omit<IncomingResult, 'state'>,
  senderHash: string | null,
): Promise<void> {
  const words = newWords(facts.text, tied?.sent ?? null);
  const meaning = readReply(words || facts.subject, facts.subject);
  if (tied?.messageId) await markCameBack(tx, tied.messageId, 'replied', mail.receivedAt);
  if (meaning.stop !== null) {
    // Who answers from another mailbox means both.
    const hashes = [tied?.addressHash ?? null, tied?.presentHash ?? null, senderHash];
    const source = stopSource(mail.id);
    await stopAddress(tx, { hashes, reason: 'objected', source, at: deps.now() });
  }
  const called = meaning.complaint && tied !== null && (await callAbout(tx, deps, tied.customerId, words));
  await recordIncoming(tx, mail.id, {
    ...row,
    words,
    stopWords: meaning.stop,
    grave: meaning.complaint,
    ...nextStep(meaning, called),
  });
}

function nextStep(meaning: ReplyMeaning, called: boolean): Pick<IncomingResult, 'state' | 'task'> {
  if (meaning.stop !== null) return { state: 'to-do', task: 'confirm-stop' };
  if (called || (meaning.thanks && !meaning.complaint)) return { state: 'read', task: null };
  return { state: 'to-do', task: 'answer' };
}

function callAbout(tx: Queryable, deps: IncomingDeps, customerId: number, words: string): Promise<boolean> {
  return raiseUnhappy(tx, deps, { customerId, saidBy: 'reply', words: quoteWords(words) });
}
