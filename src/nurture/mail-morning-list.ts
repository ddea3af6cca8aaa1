import { type MorningListReport, sendMorningList } from '../calls/send-morning-list.ts';
import type { Database } from '../platform/database.ts';
import type { MailOut } from '../platform/outgoing-mail.ts';
import type { Day } from '../shared/calendar-day.ts';
import type { Supplier } from '../shared/supplier.ts';
import { readProductCards } from './briefing-store.ts';
import { readCareModel } from './care-model-store.ts';

/** Mails each care person the calls of a day, by the care model in force. `publicUrl` is where the web program is reached. */
export async function mailMorningList(
  deps: { db: Database; mailOut: Pick<MailOut, 'send'>; supplier: Supplier; publicUrl: string },
  input: { day: Day },
): Promise<MorningListReport> {
  const { db, mailOut, supplier, publicUrl } = deps;
  const { settings } = await readCareModel(db);
  const readProductNames = async (ids: readonly number[]) =>
    new Map((await readProductCards(db, ids)).map(({ id, name }) => [id, name]));
  const consoleUrl = `${publicUrl}/console`;
  return sendMorningList(
    { db, mailOut, supplier, settings: settings.calls, consoleUrl, readProductNames },
    input,
  );
}
