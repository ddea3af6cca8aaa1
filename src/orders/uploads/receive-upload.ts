import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Language } from '../../shared/language.ts';
import { no, ok, type Result } from '../../shared/result.ts';
import { type CsvFault, CsvRefusal } from '../csv/csv-fault.ts';
import { guessMapping } from '../guess/guess-mapping.ts';
import type { ImportKind } from '../import-kind.ts';
import type { MappingProfile } from '../mapping-profile.ts';
import { fittingProfile } from './fitting-profile.ts';
import { findEncoding, sampleFile } from './look-at-file.ts';
import type { UploadDeps } from './upload-deps.ts';
import { addUpload } from './upload-store.ts';

interface Arrival {
  kind: ImportKind;
  /** As its owner calls it. */
  fileName: string;
  content: Readable;
  by: { staffId: string | null; name: string };
  /** The supplier's: for contacts that say none. */
  language: Language;
  /** How to read it, where that is known: a mended file is read as the one before. */
  mended?: { runId: number; mapping: MappingProfile };
}

/**
 * Takes a file into the installation's own folder as it comes, never whole in memory, and guesses how it is meant. Answers the
 * id of the upload, or why the file is none; then nothing of it is kept.
 */
export async function receiveUpload(deps: UploadDeps, arrival: Arrival): Promise<Result<number, CsvFault>> {
  const keptAs = `${randomUUID()}.csv${arrival.fileName.toLowerCase().endsWith('.gz') ? '.gz' : ''}`;
  const path = join(deps.uploads, keptAs);
  await mkdir(deps.uploads, { recursive: true, mode: 0o700 });
  try {
    await pipeline(arrival.content, createWriteStream(path, { mode: 0o600 }));
    return ok(await keep(deps, arrival, { keptAs, path }));
  } catch (error) {
    await rm(path, { force: true });
    if (error instanceof CsvRefusal) return no(error.fault);
    throw error;
  }
}

async function keep(
  { db }: UploadDeps,
  { kind, fileName, by, language, mended }: Arrival,
  { keptAs, path }: { keptAs: string; path: string },
): Promise<number> {
  const { encoding, lines } = await findEncoding(path);
  const sample = await sampleFile(path, { encoding, delimiter: null });
  const saved = mended ? null : await fittingProfile(db, kind, sample.header);
  const mapping = mended?.mapping ?? saved ?? guessMapping(kind, sample, { encoding, language });
  const { size } = await stat(path);
  return addUpload(db, {
    ...{ kind, fileName, keptAs, bytes: size, rowsExpected: Math.max(0, lines - 1), encoding },
    mapping: { ...mapping, encoding, delimiter: sample.delimiter },
    ...{ by: by.name, byId: by.staffId, mends: mended?.runId ?? null },
  });
}
