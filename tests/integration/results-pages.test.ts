import { beforeEach, describe, expect, test, vi } from 'vitest';
import { readCareModel, saveCareModel } from '../../src/nurture/care-model-store.ts';
import { isoFromDay } from '../../src/shared/calendar-day.ts';
import { startConsole } from '../support/console-app.ts';
import { emptyDatabase, seedCustomer, seedOrders, seedProduct } from '../support/seed.ts';
import { seedDueCustomers } from '../support/seed-due-customers.ts';
import { OWN_FORM } from '../support/sign-in-staff.ts';
import { day } from '../support/story.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const app = await startConsole(db);
/** The console's own day, and the day on which care began. */
const TODAY = day('2011-06-15');
const FIRST = day('2010-12-13');
const SIDE = 40;
/** A replay starts threads. */
const PATIENCE = { timeout: 60_000, interval: 100 };

beforeEach(() => emptyDatabase(db));

/** Customers that all ordered every 30 days before they were chosen, and every `gap` days after. */
async function seedSide(heldOut: boolean, gap: number, name = 'Customer'): Promise<void> {
  const productId = await seedProduct(db);
  // While it only observes, nobody is cared for by mail.
  const { settings } = await readCareModel(db);
  const version = await saveCareModel(db, { ...settings, mode: 'auto' }, 'test');
  for (let index = 0; index < SIDE; index += 1) {
    const customerId = await seedCustomer(db, { name });
    const before = Array.from({ length: 10 }, (_, k) => FIRST - 20 - 30 * k - (index % 7));
    const after = Array.from({ length: Math.floor(170 / gap) }, (_, k) => FIRST + 3 + gap * k + (index % 7));
    await seedOrders(db, { customerId, productId, days: [...before.reverse(), ...after] });
    await db.$client.query(
      `insert into decision (customer_id, day, kind, verdict, held_out, signals, rules, care_model_version)
       values ($1, $2, 'message', '{"kind": "message", "messageKind": "check-in"}', $3, '[]', '[]', $4)`,
      [customerId, isoFromDay(FIRST), heldOut, version],
    );
  }
  // In the mode that a new care model has, no mail goes, and so none is care.
  await readCareModel(db);
  await db.$client.query(`update care_model set settings = settings || '{"mode": "auto"}'`);
  // What the page worked out before holds until the next review.
  await db.$client.query(
    `insert into review_run (day, state, care_model_version, finished_at)
     values ($1, 'done', 1, clock_timestamp()) on conflict (day) do update set finished_at = clock_timestamp()`,
    [isoFromDay(FIRST)],
  );
}

interface SeededMails {
  kind: string;
  language: string;
  decidedOn: string;
  /** How many get one. */
  customers: number;
}

async function seedMails({ kind, language, decidedOn, customers }: SeededMails): Promise<void> {
  await db.$client.query(
    `insert into message (customer_id, contact_id, kind, language, period, decided_on, expires_on, signals, state)
       select customer_id, id, $1, $2, $3::text, $3::date, $3::date + 5, '[]', 'planned' from contact order by id limit $4`,
    [kind, language, decidedOn, customers],
  );
}

const open = (url: string) => app.inject({ method: 'GET', url, headers: { host: 'localhost:3000' } });
const start = (from: string, to: string) =>
  app.inject({
    method: 'POST',
    url: '/console/results/replay',
    headers: OWN_FORM,
    payload: new URLSearchParams({ from, to }).toString(),
  });

describe('the effect', () => {
  test('is told in a sentence, by month and by kind, drawn and in numbers', async () => {
    await seedSide(false, 20);
    await seedSide(true, 30);
    const { body, statusCode } = await open('/console/results/effect');
    expect(statusCode).toBe(200);
    expect(body).toContain('40 customers were cared for and 40 left alone on purpose');
    expect(body).toContain('Proven: better with care.');
    expect(body).toContain('November 2010');
    expect(body.match(/<svg aria-hidden="true"/g)).toHaveLength(4);
    expect(body).toMatch(/<th scope="rowgroup" rowspan="3">How are you getting on<\/th>.*Proven/s);
    expect(body).toMatch(/How are you getting on<\/th>.*<td>Revenue per customer per year<\/td>/s);
    expect(body).toMatch(/Customers who ordered, difference/);
    expect(body).toMatch(/<td class="number">\+0\.\d+<span class="share">[+−]0\.\d+ … \+/);
    expect(body).toContain('nineteen times in twenty');
  });

  test('its charts bring no style of their own, which the console’s policy would refuse', async () => {
    await seedSide(false, 20);
    await seedSide(true, 30);
    const { body } = await open('/console/results/effect');
    const drawn = body.slice(body.indexOf('<svg aria-hidden'));
    expect(drawn).toContain('stroke="var(--accent)"');
    expect(drawn).not.toMatch(/<style| style=/);
  });

  test('goes into a spreadsheet in the reader’s own format, and no cell runs as a formula', async () => {
    await seedSide(false, 20);
    await seedSide(true, 30);
    const months = await open('/console/results/effect.csv?part=months');
    expect(months.headers['content-disposition']).toContain('rytmi-effect-months.csv');
    const [header, first] = months.body.replace('\uFEFF', '').split('\r\n');
    expect(header).toContain('"Orders per customer, Cared for"');
    expect(first).toMatch(/^"December 2009",/);
    const kinds = (await open('/console/results/effect.csv?part=kinds')).body.split('\r\n');
    expect(kinds[1]).toMatch(/^"How are you getting on",40,40,\d+\.\d+,/);
  });

  test('before anybody was chosen the page says so, and draws nothing', async () => {
    const { body } = await open('/console/results/effect');
    expect(body).toContain('Nothing to measure yet');
    expect(body).not.toContain('<svg aria-hidden');
  });
});

describe('a replay of history', () => {
  test('runs in the background and leaves its result for whoever comes next', async () => {
    await seedDueCustomers(db, 20, TODAY);
    expect((await start('2010-12-01', '2011-03-01')).headers.location).toBe('/console/results/replay');
    expect((await open('/console/results/replay')).body).toContain('hx-trigger="every 1s"');
    const { body } = await vi.waitFor(async () => {
      const page = await open('/console/results/replay');
      expect(page.body).toContain('Replay of 1 December 2010 to 1 March 2011');
      return page;
    }, PATIENCE);
    expect(body).toContain('Reminder of usual items');
    expect(body).toContain('items would have been reminded of');
    expect(body).toContain('What this takes for granted');
    expect(body.match(/<svg aria-hidden="true"/g)).toHaveLength(4);
    expect(body).toContain('Week by week');
    const csv = (await open('/console/results/replay.csv')).body.split('\r\n');
    expect(csv[0]).toContain('"Calls people have time for"');
    expect(csv[1]).toMatch(/^"1 December 2010",[\d,]+$/);
    // The weeks, the header, and the end of the last line.
    expect(csv).toHaveLength(Math.ceil(91 / 7) + 2);
  }, 90_000);

  test('days that make no sense are refused with the way out, and stay as they were typed', async () => {
    await seedDueCustomers(db, 3, TODAY);
    const swapped = await start('2011-03-01', '2010-12-01');
    expect(swapped.statusCode).toBe(422);
    expect(swapped.body).toContain('Swap them.');
    expect(swapped.body).toMatch(/name="from"[^>]*value="2011-03-01"/);
    expect((await start('1999-01-01', '1999-02-01')).body).toContain('Choose days among them');
    expect((await start('soon', '')).body).toContain('Give both days.');
  });

  test('before the first import there is nothing to replay', async () => {
    expect((await open('/console/results/replay')).body).toContain('import orders first');
    expect((await start('2011-01-01', '2011-02-01')).statusCode).toBe(422);
  });
});

describe('a goal of the care model', () => {
  test('stands against its course on the page of the effect', async () => {
    await seedSide(false, 30);
    expect((await open('/console/results/effect')).body).toContain('No goal is set');
    const { settings } = await readCareModel(db);
    await saveCareModel(db, { ...settings, goals: { ordersRise: 0.05, churnMost: 0.08 } }, 'test');
    const { body } = await open('/console/results/effect');
    // The books begin less than two years ago, so that the year before cannot be compared with.
    expect(body).toContain('Goal: 5 % more orders a year. Cannot tell yet');
    expect(body).toContain('Goal: at most 8 % of the customers lost in a year. Cannot tell yet');
    expect(body).toContain('have not ordered for more than 180 days');
    expect(body).toMatch(
      /<th scope="row">15 June 2011<\/th><td class="number">–<\/td><td class="number">5 %<\/td>/,
    );
    const csv = (await open('/console/results/effect.csv?part=goals')).body.split('\r\n');
    expect(csv.at(-2)).toBe('"15 June 2011",,0.05,,0.08');
  });
});

describe('mails and calls', () => {
  test('are counted by kind and language, and by reason, with what became of them', async () => {
    await seedDueCustomers(db, 4, TODAY);
    await db.$client.query(`
      insert into message (customer_id, contact_id, kind, language, period, decided_on, expires_on, signals, state)
        select customer_id, id, 'reorder-reminder', 'en', '2011-03-01', '2011-03-01', '2011-03-06', '[]', 'planned'
        from contact`);
    await db.$client.query(`
      insert into message_item (message_id, position, product_id, product_name, quantity, reason)
        select id, 1, (select min(id) from product), 'Beeswax candle', 6,
          jsonb_build_object('kind', 'due', 'usualGapDays', case when customer_id % 2 = 0 then 60 else 1 end)
        from message`);
    for (const state of ['approved', 'claimed', 'sending', 'accepted'])
      await db.$client.query(
        `update message set state = $1, accepted_at = case when $1 = 'accepted' then timestamptz '2011-03-02' end
         where id <> (select min(id::text)::uuid from message)`,
        [state],
      );
    await db.$client.query(`
      update message set answered_at = accepted_at where state = 'accepted'
        and id = (select max(id::text)::uuid from message)`);
    await db.$client.query(`
      insert into call_task (customer_id, purpose, signals, stake_cents, probability, raised_on, expires_on, state, closed_on)
        select min(id), 'retention', '[]', 1000, 0.5, '2011-02-01', '2011-02-15', 'done', date '2011-02-03' from customer`);
    await db.$client.query(`
      insert into call_outcome (task_id, customer_id, reached, mood, "on")
        select id, customer_id, 'reached', 'happy', '2011-02-03' from call_task`);
    const { body, statusCode } = await open('/console/results/touchpoints');
    expect(statusCode).toBe(200);
    expect(body).toContain('Reminder of usual items, English');
    const mails = (await open('/console/results/touchpoints.csv?part=mails')).body.split('\r\n');
    expect(mails[1]).toMatch(/^"Reminder of usual items, English",4,3,3,0,1,[12],0,0$/);
    const calls = (await open('/console/results/touchpoints.csv?part=calls')).body.split('\r\n');
    expect(calls[1]).toBe('"Falling away",1,1,1,1,0,0,0,1');
  });

  test('are told month by month and kind by kind, drawn and in numbers', async () => {
    await seedDueCustomers(db, 6, TODAY);
    await seedMails({ kind: 'reorder-reminder', language: 'en', decidedOn: '2011-03-10', customers: 3 });
    await seedMails({ kind: 'reorder-reminder', language: 'fi', decidedOn: '2011-03-31', customers: 2 });
    await seedMails({ kind: 'check-in', language: 'en', decidedOn: '2010-07-01', customers: 4 });
    // A month too old to be told.
    await seedMails({ kind: 'check-in', language: 'en', decidedOn: '2010-06-30', customers: 5 });
    await db.$client.query(`
      insert into call_task (customer_id, purpose, signals, stake_cents, probability, raised_on, expires_on, state, closed_on)
        select id, 'retention', '[]', 1000, 0.5, '2011-02-01', '2011-02-15', 'done', date '2011-02-03' from customer`);
    const { body } = await open('/console/results/touchpoints?mail=planned&call=raised');
    expect(body).toMatch(/aria-current="true">Planned/);
    expect(body.match(/<svg aria-hidden="true"/g)).toHaveLength(4);
    const rows =
      body.match(/<tr>.*?<\/tr>/gs)?.map((row) => row.replaceAll(/<[^>]+>/g, ' ').split(/ +/)) ?? [];
    const year = ['–', '–', '–', '–', '–', '–', '–', '–', '–', '–', '–', '–'];
    const told = (name: string, total: number, ...months: [number, number][]) => [
      ...['', ...name.split(' '), `${total}`],
      ...year.map((none, place) => `${months.find(([at]) => at === place)?.[1] ?? none}`),
      '',
    ];
    expect(rows).toContainEqual(told('Reminder of usual items', 5, [8, 5]));
    expect(rows).toContainEqual(told('How are you getting on', 4, [0, 4]));
    expect(rows).toContainEqual(told('Falling away', 6, [7, 6]));
    const csv = (await open('/console/results/touchpoints.csv?part=mails&by=month')).body.split('\r\n');
    expect(csv[1]).toBe('"July 2010","How are you getting on",4,0,0,0,0,,0,0');
    expect(csv[2]).toBe('"March 2011","Reminder of usual items",5,0,0,0,0,,0,0');
    const calls = (await open('/console/results/touchpoints.csv?part=calls&by=month')).body.split('\r\n');
    expect(calls[1]).toBe('"February 2011","Falling away",6,6,0,0,0,0,0,6');
  });

  test('before the first review the page says when they come', async () => {
    expect((await open('/console/results/touchpoints')).body).toContain(
      'The first ones come with the next review',
    );
  });
});
