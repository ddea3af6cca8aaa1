import { MailNotTaken, type SmtpTrouble } from './outgoing-mail.ts';
import { openSmtpLane } from './smtp-lane.ts';
import { readSmtpUrl } from './smtp-url.ts';

/** Connects, encrypts and logs in, and says goodbye. Resolves with what went wrong, or null. */
export async function tryMailServer(url: string): Promise<SmtpTrouble | null> {
  const { connection, login } = readSmtpUrl(url);
  try {
    const lane = await openSmtpLane(connection, login);
    lane.close();
    return null;
  } catch (error) {
    if (error instanceof MailNotTaken) return error.trouble;
    throw error;
  }
}
