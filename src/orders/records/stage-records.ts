import { setImmediate as nextTurn } from 'node:timers/promises';
import { type OpenRun, waitForOtherMerges } from '../import-run-store.ts';
import type { ImportSteps } from '../import-steps.ts';
import type { MappingProfile } from '../mapping-profile.ts';
import { orderSteps } from '../order-steps.ts';
import { linesWithoutRecord, openStage } from '../reject-store.ts';
import { rowSteps } from '../row-steps.ts';
import type { StagedImport } from '../stage-import.ts';
import { type RecordReading, recordReader } from './read-record.ts';
import { RecordShapes } from './record-shapes.ts';
import { RefusedRecord } from './refused-record.ts';

export interface RecordSource {
  records: AsyncIterable<unknown>;
  profile: MappingProfile;
  fileName: string;
  addressKey: string;
}

/** After so many records others have their turn: the web process that takes them also shows pages. */
const RECORDS_A_TURN = 250;

type Stage = Awaited<ReturnType<typeof openRecordStage>>;

/** Reads and checks all records into the staging tables of the open transaction. Whatever the source throws comes through. */
export async function stageRecords(
  { client, id: runId }: OpenRun,
  source: RecordSource,
): Promise<StagedImport> {
  const stage = await openRecordStage(client, runId, source);
  let read = 0;
  let accepted = 0;
  for await (const value of source.records) {
    read += 1;
    if (stage.take(value, read)) accepted += 1;
    if (read % RECORDS_A_TURN === 0) {
      await stage.copy.relieve();
      await nextTurn();
    }
  }
  stage.steps.finishStage();
  await stage.copy.finish();
  await waitForOtherMerges(client);
  await stage.steps.check();
  const file = { ...{ header: stage.header, delimiter: ',', read, accepted }, leftOut: new Map() };
  const lateRejects = (await linesWithoutRecord(client)).size;
  return { file, lateRejects, steps: stage.steps, profile: mendedAs(source.profile, stage) };
}

async function openRecordStage(client: OpenRun['client'], runId: number, source: RecordSource) {
  const { profile, fileName, addressKey } = source;
  const copy = await openStage(client);
  const { read, sources, isNumbered } = recordReader(profile.kind, profile);
  const shapes = new RecordShapes();
  const context = { client, runId, copy, profile, sources, fileName, addressKey, shapes: shapes.sets };
  let apart = 0;
  const steps: ImportSteps =
    profile.kind === 'orders'
      ? orderSteps({ ...context, records: { isNumbered, apart: () => apart } })
      : rowSteps(profile.kind, context);
  await steps.createStage();
  const take = (value: unknown, line: number): boolean => {
    const reading = read(value);
    if (value instanceof RefusedRecord && value.isApart) apart += 1;
    // Kept with every record, since a stream cannot be read once more for those that only the database rejects.
    copy.put('stage_record', [line, csvLine(reading.cells)]);
    if (reading.kind === 'row') steps.stage(reading.row, line, shapes.numberOf(reading.given));
    else rejectRecord(copy, line, reading);
    return reading.kind === 'row';
  };
  return { copy, steps, shapes, take, header: sources.map(({ field }) => field) };
}

function rejectRecord(
  copy: Stage['copy'],
  line: number,
  { problems, cells }: Extract<RecordReading, { kind: 'rejected' }>,
): void {
  const record = csvLine(cells);
  for (const { column, value, reason, detail } of problems) {
    copy.put('stage_reject', [
      line,
      column,
      value?.replaceAll('\0', '\u2400') ?? null,
      reason,
      detail,
      record,
    ]);
  }
}

/** A mended record comes in as a line with a cell for every field: those that no record had are to be left alone. */
function mendedAs(profile: MappingProfile, { header, shapes }: Stage): MappingProfile {
  return { ...profile, ignore: header.filter((field) => !shapes.has(field)) };
}

function csvLine(cells: readonly string[]): string {
  return cells.map((cell) => `"${cell.replaceAll('"', '""').replaceAll('\0', '\u2400')}"`).join(',');
}
