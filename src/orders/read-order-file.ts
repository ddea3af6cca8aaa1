import type { PurchaseColumns } from '../rhythm/purchase-columns.ts';
import type { Day } from '../shared/calendar-day.ts';
import { no, ok, type Result } from '../shared/result.ts';
import { type CsvFault, CsvRefusal } from './csv/csv-fault.ts';
import { loadProfile, shippedProfiles } from './load-profile.ts';
import { matchColumns } from './match-columns.ts';
import { createOrderLineCollector } from './order-line-collector.ts';
import { type RowProblem, rowReader } from './read-row.ts';
import { readRows } from './read-rows.ts';
import { rowKindOf } from './row-kind-of.ts';
import { ORDER_ROW, type OrderRow } from './rows/order-row.ts';

/** Order lines of a file on their own, customers and products numbered by their ids in the file. */
export interface OrderFile {
  lines: PurchaseColumns;
  /** Number → id as the file has it, in ascending order of the ids. */
  customerIds: readonly string[];
  productIds: readonly string[];
  /** The mapping profile it was read by; null for columns named as the fields are. */
  profile: string | null;
  /** Data rows in the file, and what became of them: taken, left out by the profile, rejected, dated too late. */
  read: number;
  taken: number;
  leftOut: number;
  rejected: number;
  late: number;
  /** The first rejects, by line. */
  rejects: readonly (RowProblem & { line: number })[];
}

export interface OrderFileInput {
  /** A CSV file, packed when its name ends in `.gz`. */
  path: string;
  /** Name of a shipped mapping profile, or path of a JSON file. Where it is left out, a shipped one that fits is found. */
  profile?: string | undefined;
  /** Lines dated on or after this day are not looked at. */
  before: Day;
  onProgress?: (rowsRead: number) => void;
}

/** Rejects told with the file; their number is told of all. */
const SAMPLE_REJECTS = 5;

/** Reads order lines as an import would, without a database. A file that cannot be read at all is a "no". */
export async function readOrderFile(input: OrderFileInput): Promise<Result<OrderFile, CsvFault>> {
  const answer = await attempt(input);
  if (answer.ok || input.profile !== undefined || !COLUMN_FAULTS.includes(answer.problem.code)) return answer;
  for (const profile of await shippedProfiles('orders')) {
    const other = await attempt({ ...input, profile });
    if (other.ok || !COLUMN_FAULTS.includes(other.problem.code)) return other;
  }
  return answer;
}

/** Faults that another profile may not have. */
const COLUMN_FAULTS: readonly CsvFault['code'][] = ['unknown-columns', 'missing-columns'];

async function attempt(input: OrderFileInput): Promise<Result<OrderFile, CsvFault>> {
  try {
    return ok(await read(input));
  } catch (error) {
    if (error instanceof CsvRefusal) return no(error.fault);
    throw error;
  }
}

async function read({ path, profile: name, before, onProgress }: OrderFileInput): Promise<OrderFile> {
  const profile = await loadProfile('orders', name);
  const collector = createOrderLineCollector(profile.creditPrefix, before);
  const rejects: (RowProblem & { line: number })[] = [];
  let rejected = 0;
  const reject = (line: number, problems: readonly RowProblem[]) => {
    rejected += 1;
    for (const problem of problems) if (rejects.length < SAMPLE_REJECTS) rejects.push({ ...problem, line });
  };
  const source = { path, encoding: profile.encoding ?? 'utf-8', delimiter: profile.delimiter ?? null };
  const file = await readRows({
    source,
    onProgress,
    async open(header) {
      const sources = matchColumns(header, ORDER_ROW, profile);
      const customerColumn = sources.find(({ field }) => field === 'customer')?.column ?? 'customer';
      return {
        read: rowReader(rowKindOf('orders', sources), sources, profile),
        take(row, line) {
          const problem = collector.take(row as OrderRow, customerColumn);
          if (problem) reject(line, [problem]);
        },
        reject,
      };
    },
  });
  const leftOut = [...file.leftOut.values()].reduce((sum, rows) => sum + rows, 0);
  const taken = file.read - leftOut - rejected - collector.late();
  return {
    ...collector.finish(),
    ...{ profile: name ?? null, read: file.read, taken, leftOut, rejected, late: collector.late() },
    rejects,
  };
}
