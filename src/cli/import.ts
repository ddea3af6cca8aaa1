import { type Command, Option } from 'commander';
import { openAddressKey } from '../customers/address-key-store.ts';
import { hasWritten } from '../nurture/coverage/coverage-store.ts';
import { measureCoverage } from '../nurture/coverage/measure-coverage.ts';
import { ENCODINGS, type Encoding } from '../orders/csv/read-text.ts';
import { importFile } from '../orders/import-file.ts';
import { IMPORT_KINDS, type ImportKind } from '../orders/import-kind.ts';
import type { ImportReport } from '../orders/import-report.ts';
import { dayInZone } from '../platform/clock.ts';
import type { Deps } from '../platform/deps.ts';
import { withProgress } from '../platform/progress.ts';
import { Mistake } from '../shared/mistake.ts';
import { recordChange } from '../staff/audit/record-change.ts';
import { speakerFor } from '../words/speaker.ts';
import { cliActor } from './cli-actor.ts';
import { describeReport } from './imports/describe-report.ts';
import { describeCoverageShortly } from './report/describe-coverage.ts';

interface ImportOptions {
  map?: string;
  dryRun?: true;
  encoding?: Encoding;
  json?: true;
}

export function registerImport(program: Command, open: () => Promise<Deps>): void {
  program
    .command('import')
    .description('bring in a CSV file; the same file again does no harm')
    .argument('<kind>', IMPORT_KINDS.join(', '))
    .argument('<file>', 'a CSV file, or one packed as .csv.gz')
    .option('--map <profile>', 'a mapping profile: the name of a shipped one, or a JSON file')
    .option('--dry-run', 'show what would be new, changed and rejected, and keep nothing')
    .addOption(new Option('--encoding <encoding>', 'what the file is written in').choices(ENCODINGS))
    .option('--json', 'print the report as JSON')
    .action(async (kind: string, file: string, options: ImportOptions) => {
      if (!isImportKind(kind)) {
        throw new Mistake(`“${kind}” cannot be imported. What can: ${IMPORT_KINDS.join(', ')}.`);
      }
      await run(await open(), kind, file, options);
    });
}

async function run(deps: Deps, kind: ImportKind, path: string, options: ImportOptions): Promise<void> {
  const speaker = speakerFor(deps.supplier.language);
  const addressKey = await openAddressKey(deps.db, deps.secrets);
  const report = await withProgress(path, null, (onProgress) =>
    importFile(
      { db: deps.db, now: deps.now, addressKey },
      {
        ...{ kind, path, onProgress, dryRun: options.dryRun === true },
        ...(options.map !== undefined && { profile: options.map }),
        ...(options.encoding !== undefined && { encoding: options.encoding }),
      },
    ),
  );
  if (!report.problem && !report.dryRun) await note(deps, report);
  console.log(options.json ? JSON.stringify(report, null, 2) : describeReport(report, speaker));
  if (report.problem) process.exitCode = 1;
  else if (kind === 'orders' && !options.dryRun && !options.json) await sayCoverage(deps);
}

/** As for one brought in by the console. */
async function note(deps: Deps, report: ImportReport): Promise<void> {
  const { runId, read, added, changed, removed, rejected } = report;
  const after = { kind: report.kind, read, added, changed, removed, rejected };
  const subjects = { import: [runId] };
  await recordChange(deps, { by: cliActor(), kind: 'import-run', subjects, after });
}

/** Before a single mail has been planned, the owner sees whom it would be for. */
async function sayCoverage(deps: Deps): Promise<void> {
  if (await hasWritten(deps.db)) return;
  const today = dayInZone(deps.now(), deps.supplier.timeZone);
  const coverage = await measureCoverage(deps, { today });
  if (coverage.customers > 0) console.log(describeCoverageShortly(coverage, deps.supplier));
}

function isImportKind(kind: string): kind is ImportKind {
  return (IMPORT_KINDS as readonly string[]).includes(kind);
}
