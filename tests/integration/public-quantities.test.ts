import { beforeEach, expect, test } from 'vitest';
import { reorderRequestTable } from '../../src/messages/message-table.ts';
import { sendReorders } from '../../src/messages/send-reorders.ts';
import type { OutgoingMail } from '../../src/platform/outgoing-mail.ts';
import { deliveryStand } from '../support/message-stand.ts';
import { type PublicStory, pressOn, seedPublicStory, startPublicPages } from '../support/public-app.ts';
import { emptyDatabase } from '../support/seed.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const app = await startPublicPages(db);
const post = pressOn(app);
let story: PublicStory;

beforeEach(async () => {
  await emptyDatabase(db);
  story = await seedPublicStory(db);
});

test.each(['1,000', '1.000', '12,500'])(
  '“%s” may be thousands or decimals, so that it is asked again',
  async (typed) => {
    const [first = 0] = story.productIds;
    const { statusCode, body } = await post(story.path('reorder'), { [`quantity-${first}`]: typed });
    expect(statusCode).toBe(422);
    expect(body).toContain(`“${typed}” could mean two quantities`);
    expect(await db.select().from(reorderRequestTable)).toEqual([]);
  },
);

test.each([250_000, 0.3333, 1.125])('the %s that the page itself filled in is an order', async (quantity) => {
  await db.$client.query('update message_item set quantity = $1', [quantity]);
  const { body } = await app.inject({ url: story.path('reorder') });
  const [, name = '', value = ''] = /name="(quantity-\d+)" value="([^"]*)"/.exec(body) ?? [];
  expect((await post(story.path('reorder'), { [name]: value })).statusCode).toBe(200);
  expect((await db.select().from(reorderRequestTable))[0]?.items).toMatchObject([{ quantity }]);
});

test('customer and order desk are told the quantity that was typed, to its last decimal', async () => {
  const [first = 0, second = 0] = story.productIds;
  const form = { [`quantity-${first}`]: '0.375', [`quantity-${second}`]: '0.004' };
  expect((await post(story.path('reorder'), form)).body).toMatch(/0\.375.*0\.004/s);
  const sent: OutgoingMail[] = [];
  const send = async (mail: OutgoingMail) => {
    sent.push(mail);
    return { answer: '250 ok' };
  };
  await sendReorders(await deliveryStand(db, { send, close: async () => undefined }));
  expect(sent[0]?.text).toMatch(/^0\.375 .*\n0\.004 /m);
});

test('a number beyond all bounds is refused, with the bound as its reader writes it', async () => {
  const finnish = await seedPublicStory(db, 'fi');
  const [first = 0] = finnish.productIds;
  const { body } = await post(finnish.path('reorder'), { [`quantity-${first}`]: '9999999' });
  expect(body).toContain('0–100\u00a0000');
});
