import type { PoolClient } from 'pg';
import type { ImportKind } from '../import-kind.ts';
import { ROW_STAGE } from '../row-stage-store.ts';
import type { HighestIds } from '../undo/made-rows-store.ts';

/** `replaced`: a later record of the same import had its id, and holds. */
type RowState = 'new' | 'changed' | 'unchanged' | 'replaced' | 'rejected';

interface RecordProblem {
  /** Null where the record as a whole is wrong. */
  field: string | null;
  value: string | null;
  /** A code; its words stand in imports.json under `reason`. */
  reason: string;
  /** What would have been right, where there are few choices. */
  detail: string | null;
}

export interface RowResult {
  /** Of the record in its import, from 0. */
  index: number;
  state: RowState;
  problems: readonly RecordProblem[];
}

const TABLES = {
  customers: 'customer',
  contacts: 'contact',
  products: 'product',
  complaints: 'complaint',
} as const;

const ORDER_STATES = `select n.line, case when c.is_new then 'new' when c.line is not null or m.id is not null then 'changed'
    else 'unchanged' end as state
  from stage_numbered n left join stage_change c on c.line = n.line left join stage_moved m on m.id = n.order_id`;

const rowStates = (table: (typeof TABLES)[keyof typeof TABLES], before: number) =>
  `select s.line, case when t.id > ${before} then 'new' when exists (select from import_row_change k
      where k.run_id = $1 and k.target in ('${table}', '${table}-opened') and k.row_id = t.id) then 'changed'
    else 'unchanged' end as state
  from ${ROW_STAGE} s join ${table} t on t.external_id = s.id`;

/** What became of each of `read` records, in the transaction that merged them. */
export async function readRowResults(
  client: PoolClient,
  run: { id: number; kind: ImportKind; read: number; before: HighestIds },
): Promise<RowResult[]> {
  const states = await readStates(client, run);
  const problems = await readProblems(client, run.id);
  return Array.from({ length: run.read }, (_, index) => {
    const found = problems.get(index + 1);
    if (found) return { index, state: 'rejected' as const, problems: found };
    return { index, state: states.get(index + 1) ?? ('replaced' as const), problems: [] };
  });
}

async function readStates(
  client: PoolClient,
  { id, kind, before }: { id: number; kind: ImportKind; before: HighestIds },
): Promise<Map<number, RowState>> {
  const { rows } =
    kind === 'orders'
      ? await client.query<{ line: number; state: RowState }>(ORDER_STATES)
      : await client.query<{ line: number; state: RowState }>(rowStates(TABLES[kind], before[TABLES[kind]]), [
          id,
        ]);
  return new Map(rows.map(({ line, state }) => [line, state]));
}

async function readProblems(client: PoolClient, runId: number): Promise<Map<number, RecordProblem[]>> {
  const { rows } = await client.query<RecordProblem & { line: number }>(
    `select line, "column" as field, value, reason, detail from import_reject where run_id = $1 order by line, id`,
    [runId],
  );
  const byLine = new Map<number, RecordProblem[]>();
  for (const { line, ...problem } of rows) byLine.set(line, [...(byLine.get(line) ?? []), problem]);
  return byLine;
}
