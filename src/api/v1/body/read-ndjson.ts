import { UnreadableRecord } from '../../../orders/records/record-cells.ts';
import { type RecordLine, recordLines } from './record-lines.ts';

/** The records of newline-delimited JSON, one a line. A line that cannot be read is one that is rejected. */
export async function* readNdjson(chunks: AsyncIterable<Buffer>): AsyncGenerator<unknown> {
  for await (const line of recordLines(chunks)) yield recordOf(line);
}

function recordOf({ bytes, text }: RecordLine): unknown {
  if (text === null) return new UnreadableRecord(bytes.toString('latin1'));
  try {
    return JSON.parse(text);
  } catch {
    return new UnreadableRecord(text);
  }
}
