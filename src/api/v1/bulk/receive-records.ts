import { readJson } from '../body/read-json.ts';
import { readNdjson } from '../body/read-ndjson.ts';
import { recordLines } from '../body/record-lines.ts';
import { type SpooledBody, spoolBody } from '../body/spool-body.ts';
import { ApiProblem } from '../problem.ts';

/** In one request. */
export const MAX_ROWS = 50_000;
/** An array is read whole, so it may be smaller than lines, which are read one by one. */
const MAX_ARRAY_BYTES = 16 * 1024 * 1024;
export const MAX_LINES_BYTES = 64 * 1024 * 1024;

export const RECORD_TYPES = ['application/json', 'application/x-ndjson'] as const;

export interface ReceivedRecords {
  body: SpooledBody;
  records: AsyncIterable<unknown>;
}

/** Receives a JSON array or newline-delimited JSON; the caller closes the body. Throws ApiProblem. */
export async function receiveRecords(
  stream: AsyncIterable<unknown>,
  contentType: string,
): Promise<ReceivedRecords> {
  const isArray = contentType !== 'application/x-ndjson';
  const body = await spoolBody(stream, isArray ? MAX_ARRAY_BYTES : MAX_LINES_BYTES);
  try {
    if (!isArray && (await hasTooManyLines(body))) throw tooMany();
    return { body, records: isArray ? await readArray(body) : readNdjson(body.read()) };
  } catch (error) {
    await body.close();
    throw error;
  }
}

/** Few line ends say at once that it has not; otherwise those lines count that hold a record. */
async function hasTooManyLines(body: SpooledBody): Promise<boolean> {
  if (body.lines < MAX_ROWS) return false;
  let records = 0;
  for await (const _ of recordLines(body.read())) {
    records += 1;
    if (records > MAX_ROWS) return true;
  }
  return false;
}

async function readArray(body: SpooledBody): Promise<AsyncIterable<unknown>> {
  const records = await readJson(body);
  if (!Array.isArray(records)) throw new ApiProblem('bad-body', { detail: 'Expected an array of records.' });
  if (records.length > MAX_ROWS) throw tooMany();
  return (async function* () {
    yield* records;
  })();
}

function tooMany(): ApiProblem {
  return new ApiProblem('too-many-rows', { detail: `At most ${MAX_ROWS} rows.` });
}
