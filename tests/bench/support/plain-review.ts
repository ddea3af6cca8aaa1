import { readFile } from 'node:fs/promises';
import { eq } from 'drizzle-orm';
import Handlebars from 'handlebars';
import mjml2html from 'mjml';
import { createTransport } from 'nodemailer';
import { contactTable, customerTable } from '../../../src/customers/customer-table.ts';
import { orderLineTable } from '../../../src/orders/order-table.ts';
import { productTable } from '../../../src/orders/product-table.ts';
import type { Database } from '../../../src/platform/database.ts';
import type { Logger } from '../../../src/platform/logger.ts';
import { openQueue } from '../../../src/platform/open-queue.ts';

export interface PlainReview {
  db: Database;
  databaseUrl: string;
  log: Logger;
  smtpPort: number;
  customerIds: readonly number[];
  /** Who gets a mail: the same customers as in Rytmi's review, so that both deliver as many. */
  mailed: ReadonlySet<number>;
}

/** As many jobs at once as tutorials use. */
export const CONCURRENCY = 10;
const MS_PER_DAY = 86_400_000;

const TEMPLATES = new URL('../../../templates/emails/', import.meta.url);

/** The same layout and list of items as Rytmi's own mail, so that both compile and send mails of one make. */
async function readTemplate(): Promise<string> {
  const [layout, items] = await Promise.all(
    ['layout.mjml', 'pieces/items.mjml'].map((file) => readFile(new URL(file, TEMPLATES), 'utf8')),
  );
  const body = `<mj-text>Hello {{name}}, you may be running low on these.</mj-text>${items}`;
  const mjml = (layout ?? '')
    .replace('{{> body}}', body)
    .replaceAll(/\{\{(words|links|why)\.[\w.-]+\}\}/g, 'https://supplier.example.com')
    .replaceAll('{{lang}}', 'en');
  const { html } = await mjml2html(mjml, { validationLevel: 'soft', fonts: {} });
  return html;
}

/**
 * The night as a tutorial would write it: one job a customer, its lines by a Drizzle query, gaps in JavaScript, the
 * template compiled, one unpooled send. Answers the seconds it took.
 */
export async function runPlainReview(plain: PlainReview): Promise<number> {
  const queue = await openQueue(
    { databaseUrl: plain.databaseUrl, redisUrl: null, concurrency: CONCURRENCY },
    plain.log,
  );
  await plain.db.$client.query(
    'drop table if exists plain_sent; create table plain_sent (customer_id int primary key, at timestamptz not null default now())',
  );
  const template = await readTemplate();
  const startedAt = performance.now();
  let left = plain.customerIds.length;
  let finish: () => void = () => undefined;
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  await queue.ring(plain.customerIds.map((customerId) => ({ name: 'plain', data: { customerId } })));
  const worker = await queue.startWorker(
    async ({ data }) => {
      await reviewPlainly(plain, template, Number(data.customerId));
      if (--left === 0) finish();
    },
    { concurrency: CONCURRENCY },
  );
  await finished;
  const seconds = (performance.now() - startedAt) / 1000;
  await worker.close();
  await queue.close();
  return seconds;
}

async function reviewPlainly(
  { db, smtpPort, mailed }: PlainReview,
  template: string,
  customerId: number,
): Promise<void> {
  const lines = await db
    .select()
    .from(orderLineTable)
    .innerJoin(productTable, eq(productTable.id, orderLineTable.productId))
    .where(eq(orderLineTable.customerId, customerId))
    .orderBy(orderLineTable.productId, orderLineTable.orderedOn);
  const items = findGaps(lines.map((line) => ({ ...line.order_line, name: line.product.name })));
  if (!mailed.has(customerId)) return;
  const [row] = await db
    .select()
    .from(customerTable)
    .innerJoin(contactTable, eq(contactTable.customerId, customerTable.id))
    .where(eq(customerTable.id, customerId));
  const context = { name: row?.customer.name, id: customerId, items: items.slice(0, 8) };
  const html = Handlebars.compile(template)(context);
  const text = Handlebars.compile('Hello {{name}}\n{{#each items}}{{name}}: {{amount}}\n{{/each}}')(context);
  const transport = createTransport({ host: '127.0.0.1', port: smtpPort, ignoreTLS: true });
  await transport.sendMail({
    from: 'care@supplier.example.com',
    to: row?.contact.email ?? '',
    subject: 'Time to fill up?',
    html,
    text,
  });
  transport.close();
  await db.$client.query('insert into plain_sent (customer_id) values ($1)', [customerId]);
}

function findGaps(
  lines: readonly { productId: number; name: string; orderedOn: string; quantity: number }[],
) {
  const byProduct = new Map<number, (typeof lines)[number][]>();
  for (const line of lines) byProduct.set(line.productId, [...(byProduct.get(line.productId) ?? []), line]);
  return [...byProduct.values()]
    .map((bought) => {
      const days = bought.map((line) => Date.parse(line.orderedOn) / MS_PER_DAY);
      const span = (days.at(-1) ?? 0) - (days[0] ?? 0);
      return {
        name: bought[0]?.name,
        reason: `about every ${Math.round(span / Math.max(1, days.length - 1))} days`,
        amount: bought.at(-1)?.quantity,
        count: days.length,
      };
    })
    .sort((a, b) => b.count - a.count);
}
