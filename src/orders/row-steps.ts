import { addressHash } from '../customers/address-hash.ts';
import { mergeStagedContacts } from '../customers/contact-store.ts';
import { mergeStagedCustomers } from '../customers/customer-store.ts';
import type { CopyValue } from '../platform/copy-in.ts';
import { mergeStagedComplaints } from './complaint-store.ts';
import type { ImportKind } from './import-kind.ts';
import { columnOf, type ImportSteps, type StepContext } from './import-steps.ts';
import { mergeStagedProducts } from './product-store.ts';
import { ROW_KINDS } from './row-kind-of.ts';
import {
  createRowStage,
  keepLastOfEachId,
  mergeByShape,
  ROW_STAGE,
  rejectErased,
  rejectUnknownCustomers,
} from './row-stage-store.ts';

type RowImportKind = Exclude<ImportKind, 'orders'>;

const NOTHING_CREATED = { customers: 0, products: 0, orders: 0 };

/** Customers, contacts, products and complaints: one row is one of them, keyed by `id`. */
export function rowSteps(kind: RowImportKind, context: StepContext): ImportSteps {
  const { client, copy, sources } = context;
  const stageFields = {
    ...ROW_KINDS[kind].fields,
    ...(kind === 'contacts' && { addressHash: 'text' as const }),
  };
  const names = Object.keys(stageFields);
  const given = new Set(sources.map(({ field }) => field));
  return {
    createStage: () => createRowStage(client, stageFields),
    stage(row, line, shape = 0) {
      const values = stagedValues(kind, row, context.addressKey);
      copy.put(ROW_STAGE, [line, shape, ...names.map((name) => values[name] ?? null)]);
    },
    finishStage: () => undefined,
    async check() {
      await keepLastOfEachId(client);
      if (kind === 'contacts') await rejectErased(client);
      if (kind === 'contacts' || kind === 'complaints') {
        await rejectUnknownCustomers(client, columnOf(sources, 'customer'));
      }
    },
    async merge() {
      const shapes = context.shapes ?? [given];
      const counts = await mergeByShape(client, shapes, (stage, fields) =>
        mergeRows(kind, context, stage, fields),
      );
      return { ...counts, removed: 0, created: NOTHING_CREATED };
    },
  };
}

function stagedValues(kind: RowImportKind, row: object, addressKey: string): Record<string, CopyValue> {
  const values = { ...row } as Record<string, CopyValue>;
  if (kind === 'contacts' && typeof values.email === 'string') {
    values.addressHash = addressHash(values.email, addressKey);
  }
  return values;
}

function mergeRows(
  kind: RowImportKind,
  { client, runId, fileName }: StepContext,
  stage: string,
  given: ReadonlySet<string>,
): Promise<{ added: number; changed: number }> {
  switch (kind) {
    case 'customers':
      return mergeStagedCustomers(client, stage, given, runId);
    case 'contacts':
      return mergeStagedContacts(client, stage, given, { runId, fileName });
    case 'products':
      return mergeStagedProducts(client, stage, given, runId);
    case 'complaints':
      return mergeStagedComplaints(client, stage, given, runId);
  }
}
