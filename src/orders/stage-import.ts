import type { CopyIn } from '../platform/copy-in.ts';
import type { CsvSource } from './csv/read-records.ts';
import { fillRecords } from './fill-records.ts';
import type { ImportDeps, ImportInput } from './import-input.ts';
import { type OpenRun, waitForOtherMerges } from './import-run-store.ts';
import type { ImportSteps, StepContext } from './import-steps.ts';
import { loadProfile } from './load-profile.ts';
import type { MappingProfile } from './mapping-profile.ts';
import { matchColumns } from './match-columns.ts';
import { orderSteps } from './order-steps.ts';
import { rowReader } from './read-row.ts';
import type { FileRead } from './read-rows.ts';
import { linesWithoutRecord, openStage } from './reject-store.ts';
import { ROW_KINDS, rowKindOf } from './row-kind-of.ts';
import { rowSteps } from './row-steps.ts';
import { stageFile } from './stage-file.ts';

export interface StagedImport {
  file: FileRead;
  /** Rows that reading accepted and the database rejects. */
  lateRejects: number;
  steps: ImportSteps;
  profile: MappingProfile;
}

/** Reads and checks the whole file into the staging tables of the open transaction. Throws CsvRefusal. */
export async function stageImport(
  deps: ImportDeps,
  { client, id: runId }: OpenRun,
  input: ImportInput,
  fileName: string,
): Promise<StagedImport> {
  const profile = input.mapping ?? (await loadProfile(input.kind, input.profile));
  const source = sourceOf(input, profile);
  const copy = await openStage(client);
  const context = { client, runId, copy, profile, fileName, addressKey: deps.addressKey };
  const { file, steps } = await stageRows(context, source, input);
  steps.finishStage();
  await copy.finish();
  // From here on what is read from the database is acted on: nobody else may merge between.
  await waitForOtherMerges(client);
  await steps.check();
  const late = await linesWithoutRecord(client);
  await fillRecords(source, late, copy);
  return { file, lateRejects: late.size, steps, profile };
}

async function stageRows(
  context: Omit<StepContext, 'sources'> & { copy: CopyIn },
  source: CsvSource,
  { kind, onProgress }: ImportInput,
): Promise<{ file: FileRead; steps: ImportSteps }> {
  const opened: { steps?: ImportSteps } = {};
  const file = await stageFile({
    source,
    copy: context.copy,
    onProgress,
    async open(header) {
      const sources = matchColumns(header, ROW_KINDS[kind], context.profile);
      const stepContext = { ...context, sources };
      const steps = kind === 'orders' ? orderSteps(stepContext) : rowSteps(kind, stepContext);
      opened.steps = steps;
      await steps.createStage();
      return { read: rowReader(rowKindOf(kind, sources), sources, context.profile), stage: steps.stage };
    },
  });
  if (!opened.steps) throw new Error('A file without header went through');
  return { file, steps: opened.steps };
}

function sourceOf(input: ImportInput, profile: MappingProfile): CsvSource {
  return {
    path: input.path,
    encoding: input.encoding ?? profile.encoding ?? 'utf-8',
    delimiter: profile.delimiter ?? null,
    ...(input.limits && { limits: input.limits }),
  };
}
