import { listCarePeople } from '../customers/care-person-store.ts';
import type { CareModel } from '../decisions/care-model.ts';
import type { Queryable } from '../platform/database.ts';
import type { MailOut, SmtpTrouble } from '../platform/outgoing-mail.ts';
import type { Day } from '../shared/calendar-day.ts';
import type { Supplier } from '../shared/supplier.ts';
import { buildMorningMail } from './build-morning-mail.ts';
import type { MorningListFacts } from './compose-morning-list.ts';
import { dealCalls } from './deal-calls.ts';
import { listCalls } from './list-calls.ts';
import { claimMorningLists, settleMorningList } from './morning-list-store.ts';
import { productsOfSignals } from './products-of-signals.ts';

export interface MorningListDeps {
  db: Queryable;
  mailOut: Pick<MailOut, 'send'>;
  supplier: Supplier;
  settings: CareModel['calls'];
  /** Address of the console, without a slash at its end. */
  consoleUrl: string;
  /** Names of the products that calls speak of, by id. */
  readProductNames(ids: readonly number[]): Promise<ReadonlyMap<number, string>>;
}

/** `empty` had no call to make and got no mail; `failed` is tried again, `doubtful` is not: it may have gone. */
export interface MorningListReport {
  sent: number;
  empty: number;
  failed: number;
  doubtful: number;
}

/**
 * Deals the day's calls out and mails each care person its own. Claimed per person and day, so that calling it again
 * mails only those whose mail a server has refused. A claim that is never settled (a crash, a lost answer) is left so
 * and shown: the list stands in the console anyway, and nobody gets the same mail twice.
 */
export async function sendMorningList(
  deps: MorningListDeps,
  input: { day: Day },
): Promise<MorningListReport> {
  const people = await listCarePeople(deps.db);
  const claimed = await claimMorningLists(
    deps.db,
    input.day,
    people.map(({ id }) => id),
  );
  const report: MorningListReport = { sent: 0, empty: 0, failed: 0, doubtful: 0 };
  if (claimed.size === 0) return report;
  const list = await listCalls(deps, { today: input.day });
  const share = await dealCalls(deps.db, list, claimed);
  const names = await deps.readProductNames(
    list.today.flatMap(({ card }) => productsOfSignals(card.signals.slice(0, 1))),
  );
  const productName = (id: number) => names.get(id) ?? `#${id}`;
  for (const person of people.filter(({ id }) => claimed.has(id))) {
    const cards = share.get(person.id) ?? [];
    const facts = { person, day: input.day, cards, below: list.below.length, productName };
    const state = cards.length === 0 ? 'empty' : await mailList(deps, { ...deps, ...facts });
    if (state !== 'doubtful') await settleMorningList(deps.db, input.day, person.id, state);
    report[state]++;
  }
  return report;
}

async function mailList(
  deps: MorningListDeps,
  facts: MorningListFacts,
): Promise<'sent' | 'failed' | 'doubtful'> {
  try {
    await deps.mailOut.send(buildMorningMail(facts));
    return 'sent';
  } catch (error) {
    const trouble = troubleOf(error);
    // Not the mail server's word but a mistake of ours.
    if (!trouble) throw error;
    return trouble.bodyStarted && trouble.code === null ? 'doubtful' : 'failed';
  }
}

function troubleOf(error: unknown): SmtpTrouble | null {
  return error instanceof Error && 'trouble' in error ? (error.trouble as SmtpTrouble) : null;
}
