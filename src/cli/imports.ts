import type { Command } from 'commander';
import { exportRejects } from '../orders/export-rejects.ts';
import { findRun, type ImportRun, listRuns } from '../orders/import-run-store.ts';
import { type ImportReject, listRejects } from '../orders/reject-store.ts';
import { sayReject } from '../orders/say-reject.ts';
import type { Deps } from '../platform/deps.ts';
import { Mistake } from '../shared/mistake.ts';
import { type Speaker, speakerFor } from '../words/speaker.ts';
import { undoRun } from './imports/undo-run.ts';

const RUNS_LISTED = 50;
/** More than a person reads on a terminal; the export holds all. */
const REJECTS_SHOWN = 1_000;
/** A file of nothing but rejects would not be mended by hand. */
const REJECTS_EXPORTED = 500_000;

/** What has been imported, and the rows that were not. */
export function registerImports(program: Command, open: () => Promise<Deps>): void {
  const imports = program.command('imports').description('past imports, and the rows they rejected');
  imports
    .command('list')
    .description('imports, the newest first')
    .option('--json', 'print them as JSON')
    .action(async ({ json }: { json?: true }) => list(await open(), json === true));
  imports
    .command('show')
    .description('every row an import rejected: line, column, value and reason')
    .argument('<number>')
    .option('--json', 'print them as JSON')
    .action(async (number: string, { json }: { json?: true }) => show(await open(), number, json === true));
  imports
    .command('export')
    .description('the rejected rows as CSV, to be mended and imported')
    .argument('<number>')
    .action(async (number: string) => exportRun(await open(), number));
  imports
    .command('undo')
    .description('take the last import back, or the one of that number while nothing rests on it')
    .argument('[number]')
    .option('--by <name>', 'who says so')
    .option('--json', 'print what was done as JSON')
    .action(async (number: string | undefined, options: { by?: string; json?: true }) =>
      undoRun(await open(), number, options),
    );
}

async function list(deps: Deps, json: boolean): Promise<void> {
  const runs = await listRuns(deps.db, RUNS_LISTED);
  if (json) return console.log(JSON.stringify(runs, null, 2));
  const speaker = speakerFor(deps.supplier.language);
  console.log(
    runs.length === 0 ? speaker.say('imports:list.none') : runs.map((run) => line(run, speaker)).join('\n'),
  );
}

async function show(deps: Deps, number: string, json: boolean): Promise<void> {
  const { run, rejects, speaker } = await read(deps, number, REJECTS_SHOWN);
  if (json) return console.log(JSON.stringify({ run, rejects }, null, 2));
  console.log(line(run, speaker));
  if (run.problem) console.log(speaker.say(`imports:fault.${run.problem.code}`, run.problem.values));
  if (rejects.length === 0) return console.log(speaker.say('imports:show.none'));
  for (const reject of rejects) {
    console.log(`${speaker.say('imports:line', { line: reject.line })}: ${sayReject(speaker, reject)}`);
    console.log(`    ${reject.record}`);
  }
}

async function exportRun(deps: Deps, number: string): Promise<void> {
  const { run, rejects, speaker } = await read(deps, number, REJECTS_EXPORTED);
  process.stdout.write(exportRejects(run, rejects, speaker));
}

async function read(
  deps: Deps,
  number: string,
  limit: number,
): Promise<{ run: ImportRun; rejects: ImportReject[]; speaker: Speaker }> {
  const speaker = speakerFor(deps.supplier.language);
  const run = /^\d{1,9}$/.test(number) ? await findRun(deps.db, Number(number)) : null;
  if (!run) throw new Mistake(speaker.say('imports:show.unknown', { run: number }));
  return { run, speaker, rejects: await listRejects(deps.db, run.id, limit) };
}

function line(run: ImportRun, speaker: Speaker): string {
  const { say, number } = speaker;
  const counts = (['rowsRead', 'accepted', 'rejected', 'added', 'changed'] as const)
    .map((name) => `${say(`imports:report.${name === 'rowsRead' ? 'read' : name}`)} ${number(run[name])}`)
    .join(', ');
  const trial = run.dryRun ? ` (${say('imports:list.trial')})` : '';
  const undone = run.undoneAt ? ` (${say('imports:list.undone')})` : '';
  const when = run.startedAt.toISOString().slice(0, 16).replace('T', ' ');
  return `${run.id}  ${when}Z  ${say(`imports:kind.${run.kind}`)}  ${run.fileName}  ${say(`imports:state.${run.state}`)}${trial}${undone}  ${counts}`;
}
