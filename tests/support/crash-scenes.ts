import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { raiseCalls } from '../../src/calls/raise-calls.ts';
import { keepIncoming } from '../../src/messages/incoming/incoming-store.ts';
import type { Database } from '../../src/platform/database.ts';
import type { Day } from '../../src/shared/calendar-day.ts';
import { raiseFor } from './call-stories.ts';
import { answer } from './incoming-mails.ts';
import type { Script } from './scripted-server.ts';
import { seedCarePerson } from './seed.ts';
import { seedApproved } from './seed-approved.ts';
import { seedDueCustomers } from './seed-due-customers.ts';

/** Mails in a scene that sends. */
const MAILS = 3;

/** Something the worker does, small enough to be done in a moment. */
export interface CrashScene {
  seed(db: Database, today: Day, folder: string): Promise<void>;
  /** Words of the command that does it and then ends; a worker's work without. */
  command?: (folder: string) => string[];
  /** What the mail server says, all along. */
  script?: Script;
  /** SQL that becomes true once all is done. */
  ended: string;
  /** SQL that is true then: it was done once, and whole. */
  sound: string;
}

const sent = (states: string) => `(select count(*) from message where state in (${states})) = ${MAILS}`;
const count = (from: string, n: number) => `(select count(*) from ${from}) = ${n}`;
const A_NIGHT = `exists (select from review_run where state = 'done') and ${sent(`'accepted', 'uncertain'`)}`;
const ONE_NIGHT = `${count('message', MAILS)} and ${count('message_item', MAILS)} and ${count('decision', MAILS)}
  and (select sum((tally->>'customers')::int) from review_run) = ${MAILS}`;

export const SCENES = {
  night: {
    seed: (db, today) => seedDueCustomers(db, MAILS, today),
    ended: A_NIGHT,
    sound: ONE_NIGHT,
  },
  learning: {
    seed: (db, today) => seedDueCustomers(db, MAILS, today),
    ended: `${A_NIGHT} and not exists (select from job_run where state = 'open' and job in ('fit-forecast', 'refit-base'))`,
    sound: `${ONE_NIGHT} and ${count('forecast_version', 1)} and exists (select from base_version)`,
  },
  sending: {
    seed: (db, today) => seedApproved(db, MAILS, today),
    ended: sent(`'accepted', 'uncertain'`),
    sound: count('message', MAILS),
  },
  refusal: {
    seed: (db, today) => seedApproved(db, MAILS, today),
    script: { rcpt: '550 5.1.1 no such user' },
    ended: sent(`'failed'`),
    sound: `${count('suppression', MAILS)} and ${count('message where bounced_at is not null', MAILS)}`,
  },
  sweep: {
    async seed(db, today) {
      await seedApproved(db, MAILS, today);
      const inHand = `claimed_at = now() - interval '1 minute', fence = gen_random_uuid()`;
      await db.$client.query(`update message set state = 'claimed', ${inHand}`);
      await db.$client.query(
        `update message set state = 'sending' where id = (select id from message order by id limit 1)`,
      );
    },
    ended: sent(`'accepted', 'uncertain'`),
    sound: count('message', MAILS),
  },
  list: {
    async seed(db, today) {
      await seedDueCustomers(db, 1, today);
      await db.$client.query('update customer set created_at = now()');
      await seedCarePerson(db);
      await raiseCalls(db, [raiseFor(1, { day: today })]);
      await ring(db, 'morning-list', { day: today });
    },
    ended: `exists (select from job_run where job = 'morning-list' and period = 'now' and state = 'done')`,
    sound: count('morning_list', 1),
  },
  reorder: {
    async seed(db, today) {
      await seedSent(db, today);
      await db.$client.query(`insert into reorder_request (message_id, customer_id, items)
        select id, customer_id, '[{"productId": 1, "quantity": 24}]' from message order by id limit 1`);
    },
    ended: 'not exists (select from reorder_request where mailed_at is null)',
    sound: count('reorder_request', 1),
  },
  answer: {
    async seed(db, today) {
      await seedSent(db, today);
      const { rows } = await db.$client.query(
        'select message.id as "messageId", email from message join contact on contact.id = contact_id limit 1',
      );
      const raw = Buffer.from(answer('Could you call me about our order?', rows[0], rows[0].email));
      const place = { source: 'inbox', sourceKey: 'one', mailFrom: null, rcptTo: [], cut: false } as const;
      await keepIncoming(db, { ...place, raw, receivedAt: new Date() });
    },
    ended: `not exists (select from incoming_mail where state = 'waiting')`,
    sound: `${count('incoming_mail', 1)} and ${count('message where replied_at is not null', 1)}`,
  },
  forgetting: {
    async seed(db, today) {
      await seedSent(db, today);
      await db.$client.query(
        `update message set html = '<p>old</p>', body = 'old', created_at = now() - interval '100 days'`,
      );
    },
    ended: `exists (select from job_run where job = 'prune' and state = 'done')`,
    sound: count('message where html is null and body is null', MAILS),
  },
  file: {
    async seed(_db, _today, folder) {
      const lines = Array.from({ length: 40 }, (_, n) => `T${n},K${n % 7},P${n % 5},2026-01-02,1,1`);
      writeFileSync(
        join(folder, 'orders.csv'),
        ['order,customer,product,date,quantity,price', ...lines].join('\n'),
      );
      const profile = { kind: 'orders', createCustomers: true, createProducts: true };
      writeFileSync(join(folder, 'profile.json'), JSON.stringify(profile));
    },
    command: (folder) => [
      'import',
      'orders',
      join(folder, 'orders.csv'),
      '--map',
      join(folder, 'profile.json'),
    ],
    ended: `exists (select from import_run where state = 'done')`,
    sound: `${count('order_line', 40)} and ${count('customer_order', 40)} and ${count('customer', 7)} and ${count('product', 5)}
      and ${count(`import_run where state = 'running'`, 0)}`,
  },
} satisfies Record<string, CrashScene>;

/** Messages that went long ago. */
async function seedSent(db: Database, today: Day): Promise<void> {
  await seedApproved(db, MAILS, today);
  for (const state of ['claimed', 'sending', 'accepted'])
    await db.$client.query(
      `update message set state = $1, accepted_at = now() - interval '1 hour', claimed_at = now() - interval '1 hour',
         fence = gen_random_uuid(), subject = 'Time for jam jars?', body = 'Hei!'`,
      [state],
    );
}

/** Has a job done now, whatever its schedule says. */
async function ring(db: Database, job: string, payload: object): Promise<void> {
  await db.$client.query(`insert into job_run (job, period, payload) values ($1, 'now', $2)`, [
    job,
    JSON.stringify(payload),
  ]);
}
