import { beginReplay, endReplay } from '../../../src/nurture/backtest/replay-run-store.ts';
import { readCareModel } from '../../../src/nurture/care-model-store.ts';
import type { Database } from '../../../src/platform/database.ts';
import { type Day, isoFromDay } from '../../../src/shared/calendar-day.ts';
import type { ServedWeb } from './serve-web.ts';

const INCOMING = 60;

/** What people did meanwhile: calls made, mails answered, a template changed, a care model tried, replies read. */
export async function seedMornings(db: Database, web: ServedWeb, today: Day): Promise<void> {
  await db.$client.query(`
    with person as (
      insert into care_person (name, email) values ('Liisa Laine', 'liisa@example.com') returning id
    ), made as (
      update call_task set state = 'done', because = 'talked', closed_on = raised_on + 1 where id % 2 = 0 returning *
    )
    insert into call_outcome (task_id, customer_id, by_person, reached, mood, note, "on")
      select made.id, customer_id, person.id, 'reached', (array['happy', 'neutral', 'unhappy'])[1 + made.id % 3], 'All is well.', closed_on
      from made, person`);
  await db.$client.query(`
    with answered as (
      update message set answered_at = accepted_at + interval '1 hour', scale = 'numbers'
      where accepted_at is not null and customer_id % 5 = 0 returning *
    )
    insert into satisfaction_answer (message_id, customer_id, contact_id, scale, score, at)
      select id, customer_id, contact_id, 'numbers', customer_id % 11, answered_at from answered`);
  await tryCareModel(db, today);
  await postReplies(web);
  await saveTemplate(web);
  await db.$client.query('vacuum analyze');
}

async function tryCareModel(db: Database, today: Day): Promise<void> {
  const { settings, version } = await readCareModel(db);
  const asked = { purpose: 'trial', today, proposed: settings, version };
  const id = await beginReplay(db, { purpose: 'trial', asked, by: 'bench', at: new Date() });
  await endReplay(db, { id, state: 'done', at: new Date() });
}

/** A file that waits in the web program's own folder to be looked at. */
export async function bringFile({ address, staff }: ServedWeb, today: Day): Promise<void> {
  const rows = Array.from({ length: 500 }, (_, i) => `N${i},K${i},P1,Candle,${isoFromDay(today - 1)},6,2.50`);
  const file = new Blob([['order,customer,product,productName,date,quantity,price', ...rows].join('\n')]);
  const body = new FormData();
  body.set('kind', 'orders');
  body.set('file', file, 'orders.csv');
  await must(
    await fetch(`${address}/console/imports`, { method: 'POST', redirect: 'manual', headers: staff, body }),
  );
}

async function postReplies({ address, incomingSecret }: ServedWeb): Promise<void> {
  for (let i = 1; i <= INCOMING; i++)
    await must(
      await fetch(`${address}/api/incoming`, {
        method: 'POST',
        headers: { authorization: `Bearer ${incomingSecret}`, 'content-type': 'message/rfc822' },
        body: `From: Bench ${i} <c${i}@example.com>\r\nSubject: Re: your order\r\nMessage-ID: <r${i}@example.com>\r\n\r\nThank you, all is well.\r\n`,
      }),
    );
}

async function saveTemplate({ address, staff }: ServedWeb): Promise<void> {
  const source =
    '---\nsubject: Hello\npreheader: Hello again\n---\nHello {{contact.firstName}},\n\nall is well.\n';
  const body = new URLSearchParams({ source, revision: '0', do: 'save' });
  const url = `${address}/console/templates/check-in/fi`;
  await must(await fetch(url, { method: 'POST', redirect: 'manual', headers: staff, body }));
}

async function must(answer: Response): Promise<void> {
  if (answer.status >= 400) throw new Error(`${answer.url}: ${answer.status} ${await answer.text()}`);
  await answer.arrayBuffer();
}
