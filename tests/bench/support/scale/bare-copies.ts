import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import type { Database } from '../../../../src/platform/database.ts';

/** The rows that the review reads, in the order in which it reads them, and nothing made of them. Answers megabytes. */
export async function copyLinesOut(db: Database): Promise<number> {
  const client = await db.$client.connect();
  let bytes = 0;
  const stream = client.query(
    copyTo(`copy (select customer_id, product_id, ordered_on, order_id, quantity, amount_cents from order_line
      order by customer_id, product_id, ordered_on, order_id, ordinal) to stdout`),
  );
  for await (const chunk of stream) bytes += (chunk as Buffer).length;
  client.release();
  return Math.round(bytes / 1e6);
}

/** The file as it stands into a table without a key: nothing is checked, nothing looked up, nothing found again. Answers its lines. */
export async function copyFileIn(db: Database, path: string): Promise<number> {
  const client = await db.$client.connect();
  await client.query(
    `create table bare_line (order_no text, customer text, product text, name text, day date, quantity float8, price numeric)`,
  );
  const stream = client.query(copyFrom('copy bare_line from stdin (format csv, header)'));
  await pipeline(createReadStream(path, { highWaterMark: 256 * 1024 }), stream);
  await client.query('drop table bare_line');
  client.release();
  return stream.rowCount ?? 0;
}
