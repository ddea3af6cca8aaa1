import type { CareModel } from '../../decisions/care-model.ts';

/**
 * Mails that may go on one day. A sender domain that nobody knows begins with few and doubles each day on which it
 * sends, until the daily cap is reached: the big mailbox providers distrust whoever starts with many.
 */
export function dailyAllowance(
  { mailsPerDay, firstDayMails }: Pick<CareModel['pace'], 'mailsPerDay' | 'firstDayMails'>,
  sendingDaysBefore: number,
): { mails: number; warmingUp: boolean } {
  if (firstDayMails === 0) return { mails: mailsPerDay, warmingUp: false };
  const warm = firstDayMails * 2 ** sendingDaysBefore;
  return { mails: Math.min(warm, mailsPerDay), warmingUp: warm < mailsPerDay };
}
