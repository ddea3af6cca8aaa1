import { expect, test } from 'vitest';
import { pruneMessages } from '../../src/messages/prune-messages.ts';
import { seedContact, seedCustomer } from '../support/seed.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const now = () => new Date('2026-11-22T12:00:00Z');

test('what a mail said is forgotten after 90 days, what is known of it stays', async () => {
  const customerId = await seedCustomer(db);
  const contactId = await seedContact(db, customerId);
  for (const day of ['2026-08-23', '2026-08-25']) {
    await db.$client.query(
      `insert into message (customer_id, contact_id, kind, language, period, decided_on, expires_on, signals, subject, html,
         body, created_at) values ($1, $2, 'check-in', 'en', $3, $4::date, $4::date, '[]', 'Hello', '<p>Hello', 'Hello', $4::date)`,
      [customerId, contactId, day, day],
    );
  }
  expect(await pruneMessages({ db, now })).toEqual({ bodies: 1, inboxMails: 0 });
  const { rows } = await db.$client.query('select period, subject, html, body from message order by period');
  expect(rows).toEqual([
    { period: '2026-08-23', subject: 'Hello', html: null, body: null },
    { period: '2026-08-25', subject: 'Hello', html: '<p>Hello', body: 'Hello' },
  ]);
  expect(await pruneMessages({ db, now })).toEqual({ bodies: 0, inboxMails: 0 });
});

test('the built-in inbox keeps mails for 30 days', async () => {
  for (const day of ['2026-10-22', '2026-10-24']) {
    await db.$client.query(
      `insert into inbox_mail (received_at, mail_from, rcpt_to, raw) values ($1, 'a@example.com', '{}', '')`,
      [day],
    );
  }
  expect(await pruneMessages({ db, now })).toMatchObject({ inboxMails: 1 });
});
