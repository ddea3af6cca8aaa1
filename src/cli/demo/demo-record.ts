import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** What a demo was begun with. Written first of all, so that one killed on the way goes on with the same files and days. */
const schema = z.object({
  /** The order file, absolute. */
  orders: z.string(),
  /** Days since 1970-01-01: the day whose morning is shown; the last orders are of the day before. */
  today: z.int(),
});

export type DemoRecord = z.output<typeof schema>;

/** The record kept in `home`; null where no demo has begun. */
export function readDemoRecord(home: string): DemoRecord | null {
  const file = recordFile(home);
  return existsSync(file) ? schema.parse(JSON.parse(readFileSync(file, 'utf8'))) : null;
}

export function writeDemoRecord(home: string, record: DemoRecord): void {
  const unfinished = `${recordFile(home)}.unfinished`;
  writeFileSync(unfinished, JSON.stringify(record));
  renameSync(unfinished, recordFile(home));
}

function recordFile(home: string): string {
  return join(home, 'demo.json');
}
