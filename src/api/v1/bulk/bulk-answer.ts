import { z } from 'zod';
import type { RecordsReport } from '../../../orders/import-records.ts';

const count = z.int().min(0);

const rowAnswer = z.strictObject({
  index: count.describe('Of the record in the request, from 0; blank lines are none.'),
  state: z
    .enum(['new', 'changed', 'unchanged', 'replaced', 'rejected'])
    .describe('replaced: a later record of the request had the same id, and holds.'),
  problems: z
    .array(
      z.strictObject({
        field: z.string().nullable().describe('Null where the record as a whole is wrong.'),
        value: z.string().nullable(),
        reason: z.string().describe('A code, such as not-a-country; the same as for CSV files.'),
        detail: z.string().nullable().describe('What would have been right, where there are few choices.'),
      }),
    )
    .optional()
    .describe('Of rejected records only.'),
});

export const BULK_ANSWER = z.strictObject({
  import: z.int().describe('Its number in the import book, where it can be looked at, mended and undone.'),
  read: count,
  accepted: count,
  rejected: count,
  added: count,
  changed: count,
  unchanged: count,
  removed: count.describe('Order lines taken away because their order came again without them.'),
  created: z.strictObject({ customers: count, products: count, orders: count }),
  rows: z.array(rowAnswer),
});

/** What an import tells its caller. */
export function bulkAnswer(report: RecordsReport, which: 'all' | 'rejected'): z.input<typeof BULK_ANSWER> {
  const { runId, read, accepted, rejected, added, changed, unchanged, removed, created } = report;
  const rows = which === 'all' ? report.rows : report.rows.filter(({ state }) => state === 'rejected');
  return {
    ...{ import: runId, read, accepted, rejected, added, changed, unchanged, removed, created },
    rows: rows.map(({ index, state, problems }) =>
      state === 'rejected' ? { index, state, problems: [...problems] } : { index, state },
    ),
  };
}
