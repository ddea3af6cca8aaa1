import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isGoods } from '../../src/cli/demo/order-line.ts';
import { readOrderLines } from '../../src/cli/demo/read-order-lines.ts';
import { centsFromAmount } from '../../src/shared/money.ts';
import { demoSignIn } from '../support/demo-sign-in.ts';
import {
  CALLS_AS_RAISED,
  INBOX_BY_MESSAGE_ID,
  MESSAGES_AS_READ,
  openDemo,
  writeSmallCut,
} from '../support/demo-stand.ts';
import { type Finished, runRytmi, startRytmi } from '../support/run-rytmi.ts';
import { waitUntil } from '../support/wait-until.ts';

const TIMEOUT_MS = 180_000;
const folder = mkdtempSync(join(tmpdir(), 'rytmi-demo-'));
chmodSync(folder, 0o711);
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

const environment = { RYTMI_DIR: folder };
let orders: string;
let first: Finished;

const demo = (...args: string[]) => runRytmi(['demo', '--once', '--full', orders, ...args], environment);
let database: Awaited<ReturnType<typeof openDemo>>;
const ask = <Row extends Record<string, unknown>>(statement: string) => database.ask<Row>(statement);

beforeAll(async () => {
  orders = await writeSmallCut(folder);
  first = await demo();
  database = await openDemo(folder);
}, TIMEOUT_MS);

test('the demo ends well and tells customers, signals, messages, calls, who was held back, and times', () => {
  expect(first).toMatchObject({ code: 0 });
  for (const told of [
    'Customers seen',
    'Signals',
    'Messages planned',
    'Messages delivered',
    'Call tasks',
    'Left alone on purpose',
    'Nothing said, because',
    'Time',
    '/console/inbox',
  ])
    expect(first.stdout).toContain(told);
});

test('every message was taken and lies in the inbox once, and calls stand on the list', async () => {
  const all = await ask<{ state: string }>(MESSAGES_AS_READ);
  expect(all.length).toBeGreaterThan(20);
  // Where two customers share an address, only one of their messages goes to it.
  const expired = await ask<{ because: string }>("select because from message where state = 'expired'");
  expect(expired.filter(({ because }) => because !== 'address-had-message')).toEqual([]);
  const messages = all.filter(({ state }) => state === 'accepted');
  expect(messages).toHaveLength(all.length - expired.length);
  const inbox = await ask<{ message_id: string; times: number }>(INBOX_BY_MESSAGE_ID);
  const nurture = inbox.filter(({ message_id }) => !message_id.startsWith('<morning-'));
  expect(nurture).toHaveLength(messages.length);
  expect(inbox.filter(({ times }) => times !== 1)).toEqual([]);
  expect((await ask(CALLS_AS_RAISED)).length).toBeGreaterThan(3);
});

test('each care person has the morning list in the inbox', async () => {
  const lists = await ask<{ rcpt_to: string[] }>(
    `select rcpt_to from inbox_mail where message_id like '<morning-%' order by rcpt_to`,
  );
  expect(lists.map(({ rcpt_to }) => rcpt_to)).toEqual([
    ['elina.korhonen@supplier.example.com'],
    ['johan.lindqvist@supplier.example.com'],
  ]);
});

test('a mail in the inbox is a real one: two parts, one-click unsubscribe, the invented supplier', async () => {
  const [mail] = await ask<{ raw: Buffer }>(
    `select raw from inbox_mail where message_id not like '<morning-%' order by id limit 1`,
  );
  const { headers, html, text, from } = await simpleParser(mail?.raw ?? '');
  expect(headers.get('list')).toHaveProperty('unsubscribe');
  expect(headers.get('list-unsubscribe-post') ?? headers.get('list')).toBeDefined();
  expect(from?.text).toContain('@supplier.example.com');
  expect(html).toContain('Pohjantuulen Lahjatukku Oy');
  expect(text).toContain('Pohjantuulen Lahjatukku Oy');
});

test('what each customer bought, less what was given back, is to the cent what the file says', async () => {
  const expected = new Map<string, number>();
  for await (const line of readOrderLines(orders)) {
    if (!isGoods(line) || Number(line.Price) <= 0) continue;
    const cents = centsFromAmount(Number(line.Price) * Number(line.Quantity));
    expected.set(line.CustomerID, (expected.get(line.CustomerID) ?? 0) + cents);
  }
  const sums = await ask<{ customer: string; cents: number }>(
    `select c.external_id as customer, sum(l.amount_cents)::int as cents
    from order_line l join customer c on c.id = l.customer_id group by 1`,
  );
  expect(new Map(sums.map(({ customer, cents }) => [customer, cents]))).toEqual(expected);
});

test('the last orders are of the day before the review', async () => {
  expect(
    await ask(`select day - (select max(ordered_on) from customer_order) as days from review_run`),
  ).toEqual([{ days: 1 }]);
});

test(
  'a second run repeats nothing and takes seconds',
  async () => {
    const before = [await ask(MESSAGES_AS_READ), await ask(INBOX_BY_MESSAGE_ID), await ask(CALLS_AS_RAISED)];
    const again = await demo();
    expect(again).toMatchObject({ code: 0 });
    expect(again.stdout.match(/nothing left to do/g)?.length).toBeGreaterThan(8);
    expect([await ask(MESSAGES_AS_READ), await ask(INBOX_BY_MESSAGE_ID), await ask(CALLS_AS_RAISED)]).toEqual(
      before,
    );
  },
  TIMEOUT_MS,
);

test(
  'without --once it stays up, serves the console, and ends in order when told to',
  async () => {
    const child = startRytmi(['demo', '--full', orders], environment);
    const ended = new Promise((resolve) => child.once('close', resolve));
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    await waitUntil('it is up', () => said.includes('\nConsole '), 60_000);
    const calls = /Morning list\s+(\S+)/.exec(said)?.[1] ?? '';
    const signedIn = await fetch(new URL('/console/sign-in', calls), {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: new URL(calls).origin },
      body: new URLSearchParams(demoSignIn(said)),
    });
    const cookie = signedIn.headers.getSetCookie().join('; ');
    const page = await fetch(calls, { headers: { cookie } });
    expect(page.status).toBe(200);
    const text = await page.text();
    expect(text).toContain('tel:');
    expect(text).toContain('Maija Salonen');
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  },
  TIMEOUT_MS,
);

test(
  'a demo begun with one file does not go on with another without being told to begin anew',
  async () => {
    const other = await runRytmi(['demo', '--once', '--full', `${orders}.other`], environment);
    expect(other.code).toBe(1);
    expect(other.stderr).toContain('--reset');
  },
  TIMEOUT_MS,
);

test('--reset leaves a folder alone that no demo has made', async () => {
  const other = join(folder, 'other');
  mkdirSync(join(other, 'demo'), { recursive: true });
  writeFileSync(join(other, 'demo', 'dear.txt'), 'dear');
  const refused = await runRytmi(['demo', '--once', '--reset'], { RYTMI_DIR: other });
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain('was not made by the demo');
  expect(existsSync(join(other, 'demo', 'dear.txt'))).toBe(true);
});
