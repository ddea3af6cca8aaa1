import { beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_CARE_MODEL } from '../../src/decisions/care-model.ts';
import { saveCareModel } from '../../src/nurture/care-model-store.ts';
import { mailMonthLetters } from '../../src/nurture/month/mail-month-letters.ts';
import { measureMonth } from '../../src/nurture/month/measure-month.ts';
import { MailNotTaken, type OutgoingMail, type SmtpTrouble } from '../../src/platform/outgoing-mail.ts';
import { isoFromDay } from '../../src/shared/calendar-day.ts';
import { emptyDatabase, seedContact, seedCustomer, seedOrders, seedProduct } from '../support/seed.ts';
import { day } from '../support/story.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { TEST_SUPPLIER } from '../support/test-supplier.ts';

const { db } = await createTestDatabase();
const FIRST = day('2011-06-01');
let sent: OutgoingMail[] = [];
let refusal: SmtpTrouble | null = null;

const mailOut = {
  async send(mail: OutgoingMail) {
    if (refusal) throw new MailNotTaken(refusal);
    sent.push(mail);
    return { answer: '250 OK' };
  },
};
const now = () => new Date('2011-06-01T05:00:00Z');
const publicUrl = 'https://rytmi.example.com';
const letters = (on = FIRST) =>
  mailMonthLetters({ db, mailOut, supplier: TEST_SUPPLIER, publicUrl, now }, { day: on });

async function seedStaff(name: string, language: string, roles = '{owner}'): Promise<void> {
  await db.$client.query(
    `insert into staff_user (name, email, language, roles) values ($1, lower($1) || '@example.com', $2, $3)`,
    [name, language, roles],
  );
}

async function seedMay(): Promise<void> {
  const productId = await seedProduct(db);
  const gone = await seedCustomer(db);
  await seedOrders(db, { customerId: gone, productId, days: [day('2010-09-01')], amountCents: 123_400 });
  const fresh = await seedCustomer(db);
  await seedOrders(db, { customerId: fresh, productId, days: [day('2011-05-04')], amountCents: 50_000 });
  await db.$client.query(
    `insert into stage_change (customer_id, stage, from_day) values ($1, 'lost', '2011-05-20'), ($2, 'new', '2011-05-05')`,
    [gone, fresh],
  );
  await db.$client.query(
    `with task as (
       insert into call_task (customer_id, state, purpose, signals, stake_cents, probability, raised_on, expires_on)
       values ($1, 'done', 'retention', '[]', 0, 1, '2011-05-10', '2011-05-20') returning id)
     insert into call_outcome (task_id, customer_id, reached, leaving_reason, "on")
     select id, $1, 'reached', 'price', '2011-05-12' from task`,
    [gone],
  );
}

beforeEach(async () => {
  await emptyDatabase(db);
  await db.$client.query('delete from month_letter');
  await db.$client.query('delete from staff_user');
  sent = [];
  refusal = null;
});

test('a mail is of the month in which it went as the supplier’s clock says', async () => {
  const customerId = await seedCustomer(db);
  await seedContact(db, customerId);
  await db.$client.query(
    `insert into message (customer_id, contact_id, kind, language, period, decided_on, expires_on, signals, state)
     select customer_id, id, 'check-in', 'en', 'p', '2011-04-29', '2011-05-06', '[]', 'planned' from contact`,
  );
  // 08:00 on the first of May in Sydney.
  for (const state of ['approved', 'claimed', 'sending', 'accepted'])
    await db.$client.query(
      `update message set state = $1, accepted_at = case when $1 = 'accepted' then '2011-04-30T22:00:00Z'::timestamptz end`,
      [state],
    );
  const mailsOf = async (timeZone: string) =>
    (await measureMonth({ db, supplier: { timeZone } }, FIRST)).figures.mails;
  expect(await mailsOf('Australia/Sydney')).toEqual([{ kind: 'check-in', count: 1 }]);
  expect(await mailsOf('UTC')).toEqual([]);
});

describe('the letter about a month', () => {
  test('goes to every owner, in the owner’s language, and to nobody else', async () => {
    await seedStaff('Olli', 'fi');
    await seedStaff('Oskar', 'sv');
    await seedStaff('Olivia', 'en', '{owner,care}');
    await seedStaff('Carla', 'en', '{care}');
    await seedMay();
    expect(await letters()).toEqual({ sent: 3, failed: 0, doubtful: 0 });
    const subjects = sent.map(({ to, subject }) => [to.name, subject]);
    expect(subjects).toEqual([
      ['Olivia', 'Pohjan Tukku Oy in May 2011: what care for small customers brought'],
      ['Olli', 'Pohjan Tukku Oy, toukokuu 2011: mitä pienasiakkaiden hoito toi'],
      ['Oskar', 'Pohjan Tukku Oy, maj 2011: vad omsorgen om småkunderna gav'],
    ]);
  });

  test('tells what was won and lost, done and said, and draws it without a picture to load', async () => {
    await seedStaff('Olivia', 'en');
    await seedMay();
    const goals = { ...DEFAULT_CARE_MODEL.goals, churnMost: 0.08 };
    const holdOut = { ...DEFAULT_CARE_MODEL.holdOut, salt: 'a-salt-of-a-test' };
    await saveCareModel(db, { ...DEFAULT_CARE_MODEL, goals, holdOut }, 'test');
    await letters();
    const [mail] = sent;
    for (const told of [
      'Cannot tell yet: care has only just begun.',
      'May 2011: €500',
      '1 new customer.',
      '1 customer was lost; in its last year it ordered goods worth €1,234.',
      '1 call was made, 1 answered.',
      'at most 8 % of the customers lost in a year.',
      'Price: 1 customer',
      'Nobody cares for',
    ])
      expect(mail?.text).toContain(told);
    expect(mail?.html).toContain('Why customers left');
    expect(mail?.html).toMatch(/width="100%"[^>]*><tr><td style="background:#1c5d5a/);
    expect(mail?.html).not.toContain('<img');
  });

  test('goes once an owner and month, however often the job is run, and again the next month', async () => {
    await seedStaff('Olivia', 'en');
    await letters();
    expect(await letters(FIRST + 1)).toEqual({ sent: 0, failed: 0, doubtful: 0 });
    expect(sent).toHaveLength(1);
    expect((await letters(day('2011-07-01'))).sent).toBe(1);
  });

  test('a letter claimed before a crash is not sent again, nor one of which the server’s answer was lost', async () => {
    await seedStaff('Olivia', 'en');
    await db.$client.query(
      `insert into month_letter (staff_id, month, state) select id, $1, 'claimed' from staff_user`,
      [isoFromDay(day('2011-05-01'))],
    );
    expect((await letters()).sent).toBe(0);
    refusal = { code: null, bodyStarted: true } as SmtpTrouble;
    expect((await letters(day('2011-07-01'))).doubtful).toBe(1);
    refusal = null;
    expect((await letters(day('2011-07-04'))).sent).toBe(0);
  });

  test('a letter that the mail server refused is tried again', async () => {
    await seedStaff('Olivia', 'en');
    refusal = { code: 451, bodyStarted: false } as SmtpTrouble;
    expect((await letters()).failed).toBe(1);
    refusal = null;
    expect((await letters()).sent).toBe(1);
  });

  test('after the tenth nobody is written to about the month before', async () => {
    await seedStaff('Olivia', 'en');
    expect((await letters(day('2011-06-11'))).sent).toBe(0);
    expect((await letters(day('2011-06-10'))).sent).toBe(1);
  });
});
