import type { Reviewers } from '../../../src/jobs/open-reviewers.ts';
import { createMessageLinks } from '../../../src/messages/create-message-links.ts';
import { deliverMessages } from '../../../src/messages/deliver-messages.ts';
import { unpaced } from '../../../src/messages/pace/unpaced.ts';
import { releaseMessages } from '../../../src/messages/release-messages.ts';
import { linkKeysFrom } from '../../../src/messages/sign-link.ts';
import type { TemplateLibrary } from '../../../src/messages/template-library.ts';
import { finishReview } from '../../../src/nurture/finish-review.ts';
import { createRecheck } from '../../../src/nurture/recheck-contact.ts';
import { startReview } from '../../../src/nurture/start-review.ts';
import type { Database } from '../../../src/platform/database.ts';
import type { Logger } from '../../../src/platform/logger.ts';
import type { MailOut } from '../../../src/platform/outgoing-mail.ts';
import { type Day, isoFromDay } from '../../../src/shared/calendar-day.ts';
import type { Supplier } from '../../../src/shared/supplier.ts';
import { ANY_HOUR } from './seed-mails.ts';

/** Jobs that a worker has in hand at once, by default. */
export const LANES = 4;
/** Of these databases alone; such as mode `auto` takes. */
export const BENCH_SECRET = '5be1c07f93a84d26e6b1d9f20a7c43588e15fb6c2d90a3741c6fe8b05d927a34';

export interface NightsDeps {
  db: Database;
  reviewers: Reviewers;
  mailOut: MailOut;
  templates: TemplateLibrary;
  supplier: Supplier;
  log: Logger;
}

/** Nights one after the other, as a worker goes through them. */
export interface Nights {
  /** Orders come day by day, as in life: a night must not know of the next morning. */
  hideOrders(from: Day): Promise<void>;
  bringOrders(before: Day): Promise<void>;
  review(day: Day): Promise<void>;
  /** As on the morning of the review: its messages are not overdue, whatever year the orders are from. */
  deliver(day: Day): Promise<void>;
}

export function playNights(deps: NightsDeps): Nights {
  const { db, reviewers } = deps;
  return {
    async hideOrders(from) {
      await db.$client.query('create table order_line_to_come (like order_line)');
      await db.$client.query(
        `with gone as (delete from order_line where ordered_on >= $1 returning *) insert into order_line_to_come select * from gone`,
        [isoFromDay(from)],
      );
    },
    async bringOrders(before) {
      await db.$client.query(
        `with come as (delete from order_line_to_come where ordered_on < $1 returning *) insert into order_line select * from come`,
        [isoFromDay(before)],
      );
      await db.$client.query('vacuum analyze order_line');
    },
    async review(day) {
      const batches = (await startReview({ db }, { day })).values();
      const lane = async () => {
        for (const batch of batches) await reviewers.review({ day, batch });
      };
      await Promise.all(Array.from({ length: LANES }, lane));
      await finishReview({ db }, { day });
    },
    deliver: (day) => deliver(deps, day),
  };
}

async function deliver({ db, ...given }: NightsDeps, day: Day): Promise<void> {
  const { supplier } = given;
  const now = () => new Date(`${isoFromDay(day)}T09:00:00Z`);
  const links = createMessageLinks({
    publicUrl: 'https://supplier.example.com',
    keys: linkKeysFrom([BENCH_SECRET]),
    unsubscribeAddress: supplier.replyTo,
    now,
  });
  const recheck = createRecheck({ now, supplier });
  const deps = { ...given, db, now, links, recheck, pace: unpaced(db) };
  await releaseMessages(deps, { sending: ANY_HOUR });
  const { accepted, stopped, ...rest } = await deliverMessages(deps, {
    limit: 1_000_000,
    sending: ANY_HOUR,
  });
  const others = Object.entries(rest).filter(([, count]) => count > 0);
  console.log(
    `${accepted} mails accepted${others.map(([name, count]) => `, ${count} ${name}`).join('')}${stopped ? `; stopped: ${stopped}` : ''}`,
  );
}
