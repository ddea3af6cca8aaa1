import { beforeEach, expect, test } from 'vitest';
import { messageIdOf } from '../../../src/messages/message-id.ts';
import { startConsole } from '../../support/console-app.ts';
import { incomingStand } from '../../support/incoming-stand.ts';
import { emptyDatabase } from '../../support/seed.ts';
import { createTestDatabase } from '../../support/test-database.ts';
import { TEST_SUPPLIER } from '../../support/test-supplier.ts';

const { db } = await createTestDatabase();
const stand = incomingStand(db);
const app = await startConsole(db, { now: stand.deps.now });
beforeEach(() => emptyDatabase(db));

const own = { host: 'localhost:3000', 'sec-fetch-site': 'same-origin' };
const get = async (url: string) => app.inject({ url, headers: own });
const post = (url: string, form: Record<string, string>) =>
  app.inject({
    method: 'POST',
    url,
    payload: new URLSearchParams(form).toString(),
    headers: { ...own, 'content-type': 'application/x-www-form-urlencoded' },
  });

async function answered(words: string) {
  const written = await stand.wroteTo('anna@shop.example.com');
  const id = messageIdOf(written.messageId, TEST_SUPPLIER.senderAddress);
  return stand.receive(
    `From: Anna <anna@shop.example.com>\nSubject: Re: Hei\nMessage-ID: <${id}>\nIn-Reply-To: ${id}\nContent-Type: text/plain; charset=utf-8\n\n${words}\n`,
  );
}

test('an answer is told of on Today and quoted on its page, and its words are only ever text', async () => {
  await answered('What is <script>alert(1)</script> the price?');
  expect((await get('/console')).body).toContain('<strong>1</strong> answer to deal with');
  const { body } = await get('/console/incoming');
  expect(body).toContain('What is &lt;script>alert(1)&lt;/script> the price?');
  expect(body).not.toContain('<script>');
});

test('a no is confirmed with one press', async () => {
  const { id } = await answered('ei kiitos');
  expect((await get('/console/incoming')).body).toContain('“ei kiitos” was read as: no more mails.');
  const { headers } = await post(`/console/incoming/${id}/close`, { how: 'done' });
  expect(headers.location).toBe('/console/incoming?told=closed');
  expect((await get('/console/incoming?told=closed')).body).toContain('Nothing waits for you.');
});

test('a misread no is taken back with a reason, and not without', async () => {
  const { id } = await answered('nej tack, inte mjölk');
  const without = await post(`/console/incoming/${id}/close`, { how: 'not-a-stop' });
  expect(without.headers.location).toBe('/console/incoming?told=no-reason');
  const withOne = await post(`/console/incoming/${id}/close`, {
    how: 'not-a-stop',
    because: 'Milk',
  });
  expect(withOne.headers.location).toBe('/console/incoming?told=closed');
  const again = await post(`/console/incoming/${id}/close`, { how: 'done' });
  expect(again.headers.location).toBe('/console/incoming?told=not-to-do');
});

test('the original is shown as plain text; one that is not there is not', async () => {
  const { id } = await answered('<b>Hei</b>');
  const { headers, body } = await get(`/console/incoming/${id}/original`);
  expect(headers['content-type']).toBe('text/plain; charset=utf-8');
  expect(body).toContain('<b>Hei</b>');
  expect((await get('/console/incoming/999/original')).statusCode).toBe(404);
});
