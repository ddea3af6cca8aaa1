import type { Database } from '../../platform/database.ts';
import type { MailOut, OutgoingMail, SmtpTrouble } from '../../platform/outgoing-mail.ts';
import { type Day, firstDayOfMonth, isoFromDay, monthOfDay } from '../../shared/calendar-day.ts';
import type { Supplier } from '../../shared/supplier.ts';
import { listStaff } from '../../staff/staff-store.ts';
import type { StaffUser } from '../../staff/staff-user.ts';
import { speakerFor } from '../../words/speaker.ts';
import { composeMonthLetter } from './compose-month-letter.ts';
import { type MonthReport, measureMonth } from './measure-month.ts';
import { claimMonthLetter, settleMonthLetter } from './month-store.ts';
import { renderMonthLetter } from './render-month-letter.tsx';
import { writeMonthText } from './write-month-text.ts';

export interface MonthLettersDeps {
  db: Database;
  mailOut: Pick<MailOut, 'send'>;
  supplier: Supplier;
  /** Where the web program is reached; without a slash at its end. */
  publicUrl: string;
  now: () => Date;
}

/** Later than this in a month nobody reads about the last one any more; Rytmi was not running, or there was no owner yet. */
const LAST_DAY_OF_MONTH = 10;

/**
 * Mails every owner last month's letter, in the owner's language. Claimed per owner and month before it is sent: a crash in
 * between leaves the claim, and nobody gets the same letter twice. What a mail server refused is tried again.
 */
export async function mailMonthLetters(
  deps: MonthLettersDeps,
  { day }: { day: Day },
): Promise<{ sent: number; failed: number; doubtful: number }> {
  const told = { sent: 0, failed: 0, doubtful: 0 };
  const thisMonth = monthOfDay(day);
  if (day - firstDayOfMonth(thisMonth) >= LAST_DAY_OF_MONTH) return told;
  const about = firstDayOfMonth(thisMonth - 1);
  let report: MonthReport | null = null;
  for (const owner of await listStaff(deps.db, deps.now())) {
    if (!owner.roles.includes('owner') || !(await claimMonthLetter(deps.db, owner.id, about))) continue;
    report ??= await measureMonth(deps, day);
    const state = await send(deps, buildMail(deps, report, owner, about));
    if (state !== 'doubtful') await settleMonthLetter(deps.db, owner.id, about, state);
    told[state]++;
  }
  return told;
}

function buildMail(
  { supplier, publicUrl }: MonthLettersDeps,
  report: MonthReport,
  owner: Pick<StaffUser, 'id' | 'name' | 'email' | 'language'>,
  about: Day,
): OutgoingMail {
  const speaker = speakerFor(owner.language);
  const letter = composeMonthLetter(report, { speaker, supplier, consoleUrl: `${publicUrl}/console` });
  return {
    from: { name: supplier.senderName, address: supplier.senderAddress },
    to: { name: owner.name, address: owner.email },
    replyTo: supplier.replyTo,
    subject: letter.subject,
    html: renderMonthLetter(letter),
    text: writeMonthText(letter),
    messageId: `<month-${isoFromDay(about)}-${owner.id}@${supplier.senderAddress.split('@')[1]}>`,
    unsubscribe: null,
  };
}

async function send(
  { mailOut }: Pick<MonthLettersDeps, 'mailOut'>,
  mail: OutgoingMail,
): Promise<'sent' | 'failed' | 'doubtful'> {
  try {
    await mailOut.send(mail);
    return 'sent';
  } catch (error) {
    // Not the mail server's word but a mistake of ours.
    if (!(error instanceof Error) || !('trouble' in error)) throw error;
    const { bodyStarted, code } = error.trouble as SmtpTrouble;
    return bodyStarted && code === null ? 'doubtful' : 'failed';
  }
}
