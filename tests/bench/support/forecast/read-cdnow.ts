import { readFile } from 'node:fs/promises';
import type { BuyerSummary } from '../../../../src/forecast/customers/bg-nbd.ts';

/** The CDNOW sample as people hand it round: `ID,frequency,recency,T` in weeks. */
export async function readCdnow(path: string): Promise<BuyerSummary[]> {
  const [, ...lines] = (await readFile(path, 'utf8')).trim().split(/\r?\n/);
  return lines.map((line) => {
    const [, frequency = 0, recency = 0, age = 0] = line.split(',').map(Number);
    return { frequency, recency, age };
  });
}
