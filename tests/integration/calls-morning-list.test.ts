import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { callTaskTable, morningListTable } from '../../src/calls/call-table.ts';
import { raiseCalls } from '../../src/calls/raise-calls.ts';
import { mailMorningList } from '../../src/nurture/mail-morning-list.ts';
import { MailNotTaken, type OutgoingMail, type SmtpTrouble } from '../../src/platform/outgoing-mail.ts';
import { lostItem, raiseFor, silent, TODAY } from '../support/call-stories.ts';
import { emptyDatabase, seedCarePerson, seedContact, seedCustomer, seedProduct } from '../support/seed.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { TEST_SUPPLIER } from '../support/test-supplier.ts';

const { db } = await createTestDatabase();
let sent: OutgoingMail[] = [];
let refuse: ((mail: OutgoingMail) => SmtpTrouble | null) | null = null;

const mailOut = {
  async send(mail: OutgoingMail) {
    const trouble = refuse?.(mail);
    if (trouble) throw new MailNotTaken(trouble);
    sent.push(mail);
    return { answer: '250 OK' };
  },
};

const morning = (day = TODAY) =>
  mailMorningList({ db, mailOut, supplier: TEST_SUPPLIER, publicUrl: 'https://rytmi.example.com' }, { day });

async function raiseFrom(name: string, values: Parameters<typeof raiseFor>[1] = {}): Promise<void> {
  const customer = await seedCustomer(db, { name });
  await seedContact(db, customer, { name: 'Aino Virtanen', language: 'fi' });
  await raiseCalls(db, [raiseFor(customer, values)]);
}

beforeEach(async () => {
  await emptyDatabase(db);
  sent = [];
  refuse = null;
});

describe('the morning list', () => {
  test('each person gets its own share in its own language, best first, and nobody the same card', async () => {
    await seedCarePerson(db, {
      name: 'Liisa Laine',
      email: 'liisa@example.com',
      language: 'fi',
      callsPerDay: 2,
    });
    await seedCarePerson(db, {
      name: 'Sven Berg',
      email: 'sven@example.com',
      language: 'sv',
      callsPerDay: 1,
    });
    for (const [i, name] of ['Alfa', 'Beeta', 'Gamma', 'Delta'].entries())
      await raiseFrom(name, { stakeCents: 900_000 - i * 100_000 });
    expect(await morning()).toEqual({ sent: 2, empty: 0, failed: 0, doubtful: 0 });
    const [liisa, sven] = sent;
    expect(liisa).toMatchObject({
      to: { name: 'Liisa Laine', address: 'liisa@example.com' },
      subject: '2 soittoa tänään, ensimmäisenä Alfa',
      messageId: '<morning-2011-06-15-1@supplier.example.com>',
      unsubscribe: null,
    });
    expect(sven?.subject).toBe('1 samtal i dag: Beeta');
    expect(liisa?.text).toContain('1. Alfa');
    expect(liisa?.text).toContain('2. Gamma');
    expect(liisa?.text).toContain('1 soitto jäi tämän päivän rajan alle.');
    expect(sven?.text).toContain('https://rytmi.example.com/console/calls/2');
    expect(liisa?.html).toContain('href="tel:+358400000001"');
  });

  test('why is told in one sentence that names the product', async () => {
    await seedCarePerson(db);
    const product = await seedProduct(db, { name: 'Baking <paper>' });
    await raiseFrom('Alfa', { signals: [lostItem(product)] });
    await morning();
    expect(sent[0]?.text).toContain('Baking <paper> has not been bought for 80 days');
    expect(sent[0]?.html).toContain('Baking &lt;paper> has not been bought');
  });

  test('a second tick mails nothing; the next day does', async () => {
    await seedCarePerson(db);
    await raiseFrom('Alfa');
    await morning();
    expect(await morning()).toEqual({ sent: 0, empty: 0, failed: 0, doubtful: 0 });
    await Promise.all([1, 2, 3].map(() => morning(TODAY + 1)));
    expect(sent).toHaveLength(2);
  });

  test('a person without a call gets no mail', async () => {
    await seedCarePerson(db);
    expect(await morning()).toEqual({ sent: 0, empty: 1, failed: 0, doubtful: 0 });
    expect(sent).toEqual([]);
  });

  test('a mail that the server refused is tried again, one whose answer was lost is not', async () => {
    await seedCarePerson(db, { email: 'refused@example.com', callsPerDay: 1 });
    await seedCarePerson(db, { email: 'lost@example.com', callsPerDay: 1 });
    await raiseFrom('Alfa');
    await raiseFrom('Beeta');
    refuse = (mail) =>
      mail.to.address === 'refused@example.com'
        ? { step: 'connect', code: null, enhanced: null, answer: 'ECONNREFUSED', bodyStarted: false }
        : { step: 'body', code: null, enhanced: null, answer: 'ECONNRESET', bodyStarted: true };
    expect(await morning()).toEqual({ sent: 0, empty: 0, failed: 1, doubtful: 1 });
    refuse = null;
    expect(await morning()).toEqual({ sent: 1, empty: 0, failed: 0, doubtful: 0 });
    expect(sent.map((mail) => mail.to.address)).toEqual(['refused@example.com']);
  });

  test('a claim that a crash left behind is not mailed again', async () => {
    const personId = await seedCarePerson(db);
    await raiseFrom('Alfa');
    await db.insert(morningListTable).values({ personId, day: '2011-06-15', state: 'claimed' });
    expect(await morning()).toEqual({ sent: 0, empty: 0, failed: 0, doubtful: 0 });
  });

  test('cards stay in the hand they were dealt to', async () => {
    const first = await seedCarePerson(db, { callsPerDay: 1 });
    await seedCarePerson(db, { callsPerDay: 1 });
    await raiseFrom('Alfa', { signals: [silent] });
    await morning();
    const [task] = await db.select().from(callTaskTable);
    expect(task?.assignedTo).toBe(first);
    await raiseFrom('Beeta', { stakeCents: 9_000_000 });
    await morning(TODAY + 1);
    const [same] = await db
      .select()
      .from(callTaskTable)
      .where(eq(callTaskTable.id, task?.id as number));
    expect(same?.assignedTo).toBe(first);
  });
});
