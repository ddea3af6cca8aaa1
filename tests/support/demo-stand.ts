import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ORDER_COLUMNS, type OrderLine } from '../../src/cli/demo/order-line.ts';
import { readOrderLines } from '../../src/cli/demo/read-order-lines.ts';
import { writeTable } from '../../src/cli/demo/write-table.ts';
import { openDatabase } from '../../src/platform/database.ts';
import { joinEmbeddedPostgres } from '../../src/platform/embedded-postgres/join-embedded-postgres.ts';

const SAMPLE = fileURLToPath(new URL('../fixtures/online-retail-sample.csv.gz', import.meta.url));

/** Every third customer of the sample in a file of its own: enough for each kind of message, and quick. */
export async function writeSmallCut(folder: string): Promise<string> {
  const path = join(folder, 'orders-cut.csv');
  await writeTable(path, ORDER_COLUMNS, everyThird());
  return path;
}

async function* everyThird(): AsyncGenerator<OrderLine> {
  for await (const line of readOrderLines(SAMPLE)) if (Number(line.CustomerID) % 3 === 0) yield line;
}

/** Where `demo --full` keeps its files under a RYTMI_DIR. */
export function demoHome(rytmiDir: string): string {
  return join(rytmiDir, 'demo-full');
}

/** Opens the database of a demo, whether the demo runs or not. */
export async function openDemo(rytmiDir: string) {
  const server = await joinEmbeddedPostgres(demoHome(rytmiDir));
  // Whoever asks of a server that is gone is told so by its own question.
  const db = openDatabase(server.url, { max: 1, onError: () => undefined });
  return {
    async ask<Row extends Record<string, unknown>>(statement: string): Promise<Row[]> {
      return (await db.$client.query<Row>(statement)).rows;
    },
    async close(): Promise<void> {
      await db.$client.end();
      await server.leave();
    },
  };
}

/** Every message as its reader sees it: to whom, what kind, which products, how many; and whether another customer shares its address. */
export const MESSAGES_AS_READ = `
  select c.external_id as customer, m.kind, m.language, m.state, array(
    select p.external_id || ' × ' || i.quantity from message_item i join product p on p.id = i.product_id
    where i.message_id = m.id order by i.position) as items,
    exists (select from contact own join contact other on other.address_hash = own.address_hash
      where own.id = m.contact_id and other.customer_id <> m.customer_id) as shared
  from message m join customer c on c.id = m.customer_id order by 1, 2`;

/** Mails in the inbox by Message-ID, with how often each came. */
export const INBOX_BY_MESSAGE_ID = `select message_id, count(*)::int as times from inbox_mail group by 1 order by 1`;

export const CALLS_AS_RAISED = `
  select c.external_id as customer, t.purpose, t.state from call_task t join customer c on c.id = t.customer_id order by 1`;
