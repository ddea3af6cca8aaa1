import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { callTaskTable } from '../../src/calls/call-table.ts';
import { cadenceTable, suppressionLiftTable, suppressionTable } from '../../src/customers/customer-table.ts';
import { itemWishTable, messageTable, reorderRequestTable } from '../../src/messages/message-table.ts';
import { sendReorders } from '../../src/messages/send-reorders.ts';
import { LINK_PURPOSES, linkKeysFrom, signLink } from '../../src/messages/sign-link.ts';
import type { OutgoingMail } from '../../src/platform/outgoing-mail.ts';
import { deliveryStand, TEST_KEYS, TUESDAY_TEN } from '../support/message-stand.ts';
import { type PublicStory, pressOn, seedPublicStory, startPublicPages } from '../support/public-app.ts';
import { emptyDatabase } from '../support/seed.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { TEST_SUPPLIER } from '../support/test-supplier.ts';

const { db } = await createTestDatabase();
const app = await startPublicPages(db);
let story: PublicStory;

beforeEach(async () => {
  await emptyDatabase(db);
  story = await seedPublicStory(db);
});

const post = pressOn(app);

const suppressions = () => db.select().from(suppressionTable);

/** Everything that a press could change, in one text. */
async function changeable(): Promise<string> {
  const tables = [suppressionTable, cadenceTable, itemWishTable, reorderRequestTable, messageTable];
  return JSON.stringify(await Promise.all(tables.map((table) => db.select().from(table))));
}

test('opening any link, however often and by whatever method that only looks, changes nothing', async () => {
  const before = await changeable();
  for (const purpose of LINK_PURPOSES) {
    for (const method of ['GET', 'HEAD', 'GET'] as const) {
      const answer = await app.inject({ method, url: story.path(purpose) });
      expect(answer.statusCode).toBe(200);
    }
    const options = await app.inject({ method: 'OPTIONS', url: story.path(purpose) });
    expect(options.statusCode).toBe(404);
  }
  expect(await changeable()).toBe(before);
});

test('pages are kept by nobody, lead nowhere and run no script', async () => {
  const { headers, body } = await app.inject({ url: story.path('preferences') });
  expect(headers).toMatchObject({
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow',
  });
  expect(headers['content-security-policy']).toContain("default-src 'none'");
  expect(headers['set-cookie']).toBeUndefined();
  expect(body).not.toContain('<script');
});

test('one press stops the mails, takes back what was planned, and can be undone', async () => {
  const done = await post(story.path('unsubscribe'));
  expect(done.statusCode).toBe(200);
  expect(done.body).toContain('You will get no more mails from us');
  expect(await suppressions()).toMatchObject([{ addressHash: story.addressHash, reason: 'unsubscribed' }]);
  const [message] = await db.select().from(messageTable);
  expect(message).toMatchObject({ state: 'withdrawn', because: 'unsubscribed' });
  const undone = await post(`${story.path('unsubscribe')}/undo`);
  expect(undone.body).toContain('We will keep writing to you');
  expect(await suppressions()).toEqual([]);
  await post(`${story.path('unsubscribe')}/undo`);
  expect(await db.select().from(suppressionLiftTable)).toMatchObject([
    { reason: 'unsubscribed', by: `contact ${story.contactId}`, at: TUESDAY_TEN },
  ]);
});

test('undoing an unsubscription does not bring back an address that bounced', async () => {
  await db
    .insert(suppressionTable)
    .values({ addressHash: story.addressHash, reason: 'bounced', source: 'a bounce' });
  await post(story.path('unsubscribe'));
  await post(`${story.path('unsubscribe')}/undo`);
  expect(await suppressions()).toMatchObject([{ reason: 'bounced' }]);
});

test.each([
  ['urlencoded', 'application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'],
  [
    'multipart',
    'multipart/form-data; boundary=x',
    '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n',
  ],
])(
  'a mail program’s own button (%s) answers 200 without cookie or redirect, any number of times',
  async (_name, type, payload) => {
    for (let time = 0; time < 3; time++) {
      const answer = await app.inject({
        method: 'POST',
        url: story.path('unsubscribe'),
        headers: { 'content-type': type },
        payload,
      });
      expect(answer.statusCode).toBe(200);
      expect(answer.body).toBe('unsubscribed\n');
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
    expect(await suppressions()).toHaveLength(1);
    expect((await suppressions())[0]?.source).toContain('one-click');
  },
);

test('a link that is forged, cut off, too old, for another page or of a lost message answers the same 404', async () => {
  const other = linkKeysFrom(['another secret altogether']);
  const target = { messageId: story.messageId, contactId: story.contactId };
  const longAgo = new Date(TUESDAY_TEN.getTime() - 92 * 86_400_000);
  const good = story.path('reorder');
  const paths = [
    `/reorder/${signLink(other, 'reorder', target, TUESDAY_TEN)}`,
    good.slice(0, -3),
    `/reorder/${signLink(TEST_KEYS, 'reorder', target, longAgo)}`,
    good.replace('/reorder/', '/unsubscribe/'),
    `/reorder/${signLink(TEST_KEYS, 'reorder', { ...target, contactId: story.contactId + 1 }, TUESDAY_TEN)}`,
    '/reorder/nonsense',
  ];
  const answers = await Promise.all(paths.flatMap((url) => [app.inject({ url }), post(url)]));
  expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([404]));
  expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
  expect(await suppressions()).toEqual([]);
});

test('an unsubscribe link works after years', async () => {
  const old = signLink(TEST_KEYS, 'unsubscribe', story, new Date('2016-01-01T00:00:00Z'));
  expect((await post(`/unsubscribe/${old}`)).statusCode).toBe(200);
  expect(await suppressions()).toHaveLength(1);
});

test('what a contact chooses is kept and shown back', async () => {
  const [first = 0, second = 0] = story.productIds;
  const answer = await post(story.path('preferences'), {
    cadence: 'month',
    pause: 'quarter',
    language: 'sv',
    [`item-${first}`]: 'stop',
    [`item-${second}`]: 'later',
  });
  expect(answer.body).toContain('Era val är sparade');
  const [cadence] = await db.select().from(cadenceTable);
  expect(cadence).toMatchObject({ days: 30, language: 'sv', pausedUntil: '2027-02-08' });
  const wishes = await db.select().from(itemWishTable).orderBy(itemWishTable.productId);
  expect(wishes).toMatchObject([{ askAgainOn: null }, { askAgainOn: '2026-11-24' }]);
  const shown = await app.inject({ url: story.path('preferences') });
  expect(shown.body).toContain('lang="sv"');
  expect(shown.body).toContain('Fråga igen den 24 november 2026');
});

test('saving the form unchanged moves no date and loses no wish', async () => {
  const [, second = 0] = story.productIds;
  await post(story.path('preferences'), { [`item-${second}`]: 'later', pause: 'month' });
  await db.update(itemWishTable).set({ askAgainOn: '2026-11-15' });
  await post(story.path('preferences'), { [`item-${second}`]: 'later', pause: 'keep' });
  expect(await db.select().from(itemWishTable)).toMatchObject([{ askAgainOn: '2026-11-15' }]);
  expect(await db.select().from(cadenceTable)).toMatchObject([{ pausedUntil: '2026-12-10' }]);
});

test('“still have some” keeps quiet about the mail’s items for two weeks, except those stopped for good', async () => {
  const [first = 0] = story.productIds;
  await post(story.path('preferences'), { [`item-${first}`]: 'stop' });
  const answer = await post(`${story.path('preferences')}/later`);
  expect(answer.body).toContain('We will ask again in 2 weeks');
  const wishes = await db.select().from(itemWishTable).orderBy(itemWishTable.productId);
  expect(wishes).toMatchObject([{ askAgainOn: null }, { askAgainOn: '2026-11-24' }]);
});

test('“call me instead” puts the customer on the call list and takes back what was on its way, in the staff’s words', async () => {
  const before = await app.inject({ url: story.path('preferences') });
  expect(before.body).toContain('Call me instead');
  expect((await post(`${story.path('preferences')}/call`)).body).toContain('We will call you');
  const [call] = await db.select().from(callTaskTable);
  expect(call).toMatchObject({ purpose: 'service', state: 'open' });
  expect(JSON.stringify(call)).toContain('asked on the preferences page to be called');
  const [message] = await db.select().from(messageTable);
  expect(message).toMatchObject({ state: 'withdrawn', because: 'call-instead' });
  expect(await suppressions()).toEqual([]);
});

test('“call me instead” pressed twice says so once on the card, and other words of the same person besides', async () => {
  const call = `${story.path('preferences')}/call`;
  await post(call);
  await post(call);
  const [task] = await db.select().from(callTaskTable);
  expect(task).toMatchObject({ state: 'open', earlierNotes: [] });
  await db.update(callTaskTable).set({
    handOverNote: 'Ask about the invoice',
    handOverBy: 'Liisa',
    earlierNotes: [{ note: task?.handOverNote ?? '', by: task?.handOverBy ?? '' }],
  });
  await post(call);
  const [later] = await db.select().from(callTaskTable);
  expect(later?.handOverNote).toBe('Ask about the invoice');
  expect(later?.earlierNotes).toHaveLength(1);
});

test('who asks for a call on a day when one was closed is told where to ring', async () => {
  await post(`${story.path('preferences')}/call`);
  await db.execute(sql`update call_task set state = 'done', closed_on = raised_on`);
  expect((await post(`${story.path('preferences')}/call`)).body).toContain(TEST_SUPPLIER.phone);
});

test('the order desk is told of a reorder until it has heard', async () => {
  const [first = 0] = story.productIds;
  await post(story.path('reorder'), { [`quantity-${first}`]: '24', note: 'By Friday, please' });
  const sent: OutgoingMail[] = [];
  const refusing = { send: () => Promise.reject(new Error('no connection')), close: async () => undefined };
  expect(await sendReorders(await deliveryStand(db, refusing))).toEqual({ mailed: 0, waiting: 1 });
  const taking = {
    send: async (mail: OutgoingMail) => {
      sent.push(mail);
      return { answer: '250 ok' };
    },
    close: async () => undefined,
  };
  const deps = await deliveryStand(db, taking);
  expect(await sendReorders(deps)).toEqual({ mailed: 1, waiting: 0 });
  expect(await sendReorders(deps)).toEqual({ mailed: 0, waiting: 0 });
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatchObject({
    to: { address: 'orders@supplier.example.com' },
    replyTo: 'aino@example.com',
    subject: 'Order from Kahvila Pikkukala',
  });
  expect(sent[0]?.text).toMatch(/24 {2}A\d+ {2}White hanging heart T-light holder/);
  expect(sent[0]?.text).toContain('By Friday, please');
});

test('pages speak Finnish and Swedish to those who read it', async () => {
  const finnish = await seedPublicStory(db, 'fi');
  const swedish = await seedPublicStory(db, 'sv');
  expect((await app.inject({ url: finnish.path('reorder') })).body).toContain('Vahvista tilaus');
  expect((await app.inject({ url: swedish.path('unsubscribe') })).body).toContain('Ja, sluta mejla');
  const lost = await app.inject({ url: '/reorder/x', headers: { 'accept-language': 'fi-FI,fi;q=0.9' } });
  expect(lost.body).toContain('Linkki ei toimi');
});
