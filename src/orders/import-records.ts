import type { PoolClient } from 'pg';
import { attemptImport } from './attempt-import.ts';
import type { ImportDeps } from './import-input.ts';
import type { ImportKind } from './import-kind.ts';
import type { ImportReport } from './import-report.ts';
import { type MappingProfile, readMappingProfile } from './mapping-profile.ts';
import { type RowResult, readRowResults } from './records/row-result-store.ts';
import { stageRecords } from './records/stage-records.ts';

export interface RecordsInput {
  kind: ImportKind;
  /** Told with the run where a file's name stands, such as `api: Webshop`. */
  source: string;
  /**
   * Objects with the fields of the kind, as JSON has them: days as `2026-11-22`, amounts in the currency and not in cents. A
   * field that an object does not name is left as it is; null empties it. May throw CsvRefusal to refuse all of them.
   */
  records: AsyncIterable<unknown>;
  /** Orders only: customers or products not known yet are made from the line; each order comes whole, so that a line missing is taken away. */
  createCustomers?: boolean;
  createProducts?: boolean;
  wholeOrders?: boolean;
  /** Part of the import's transaction: what it writes stands if and only if the import does. */
  settle?: (client: PoolClient, report: RecordsReport) => Promise<void>;
}

export interface RecordsReport extends ImportReport {
  /** What became of each record, in their order. */
  rows: readonly RowResult[];
}

/** Imports records as `importFile` does the rows of a file: the same rules, rejects, books and undo, in one transaction. */
export async function importRecords(deps: ImportDeps, input: RecordsInput): Promise<RecordsReport> {
  const { kind, source: fileName, records, settle } = input;
  const profile = recordsProfile(input);
  const { addressKey } = deps;
  let rows: readonly RowResult[] = [];
  const report = await attemptImport(deps, { kind, fileName, profile: null, dryRun: false }, (run) => ({
    ...{ kind, fileName, dryRun: false },
    stage: () => stageRecords(run, { records, profile, fileName, addressKey }),
    async settle(client, told, before) {
      rows = await readRowResults(client, { id: told.runId, kind, read: told.read, before });
      await settle?.(client, { ...told, rows });
    },
  }));
  return { ...report, rows };
}

/** Records say days and numbers in one way only. */
function recordsProfile({
  kind,
  createCustomers,
  createProducts,
  wholeOrders,
}: RecordsInput): MappingProfile {
  const profile = readMappingProfile({
    ...{ kind, dates: ['y-m-d'], decimal: '.' },
    ...{ createCustomers, createProducts, wholeOrders },
  });
  if ('faults' in profile) throw new Error(profile.faults.join('; '));
  return profile;
}
