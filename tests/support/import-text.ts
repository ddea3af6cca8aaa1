import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importFile } from '../../src/orders/import-file.ts';
import type { ImportInput } from '../../src/orders/import-input.ts';
import type { ImportKind } from '../../src/orders/import-kind.ts';
import type { ImportReport } from '../../src/orders/import-report.ts';
import type { Database } from '../../src/platform/database.ts';
import { whenFileEnds } from './when-file-ends.ts';

export interface Importer {
  /** Writes a file of the test's own and answers its path. */
  write(content: string | Buffer, name?: string): string;
  /** A mapping profile in a file. */
  profile(kind: ImportKind, profile: object): string;
  /** Imports a text, or bytes, as a file. */
  take(
    kind: ImportKind,
    content: string | Buffer,
    input?: Partial<ImportInput> & { name?: string },
  ): Promise<ImportReport>;
}

export const ADDRESS_KEY = 'secret of the tests';

export function createImporter(db: Database): Importer {
  const folder = mkdtempSync(join(tmpdir(), 'rytmi-import-'));
  whenFileEnds(() => rmSync(folder, { recursive: true, force: true }));
  const write = (content: string | Buffer, name = `${randomUUID()}.csv`): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  return {
    write,
    profile: (kind, profile) => write(JSON.stringify({ kind, ...profile }), `${randomUUID()}.json`),
    take: (kind, content, { name, ...input } = {}) =>
      importFile(
        { db, now: () => new Date(), addressKey: ADDRESS_KEY },
        { kind, dryRun: false, path: write(content, name), ...input },
      ),
  };
}

/** All order lines, by customer, product, order and ordinal, as one text each. */
export async function orderLines(db: Database): Promise<string[]> {
  const { rows } = await db.$client.query(
    `select concat_ws(' ', c.external_id, p.external_id, o.external_id, l.ordered_on, l.ordinal, l.quantity, l.amount_cents)
       as line, o.ordered_on = l.ordered_on and o.customer_id = l.customer_id as consistent
     from order_line l join customer c on c.id = l.customer_id join product p on p.id = l.product_id
     join customer_order o on o.id = l.order_id
     order by c.external_id, p.external_id, o.external_id, l.ordinal`,
  );
  for (const row of rows) if (!row.consistent) throw new Error(`A line apart from its order: ${row.line}`);
  return rows.map((row) => row.line);
}
