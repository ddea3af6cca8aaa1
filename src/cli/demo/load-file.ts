import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { openAddressKey } from '../../customers/address-key-store.ts';
import { importFile } from '../../orders/import-file.ts';
import type { ImportKind } from '../../orders/import-kind.ts';
import type { ImportReport } from '../../orders/import-report.ts';
import type { DemoStep } from './demo-step.ts';
import { isLoaded } from './demo-store.ts';
import { demoFilesFolder } from './invent-files.ts';

const NEWLINE = 10;

/** Loads one of the demo's files by the import that every user uses. */
export function loadFile(kind: ImportKind): DemoStep {
  return {
    title: `Import of ${kind}`,
    async run(deps, show) {
      if (await isLoaded(deps.db, kind)) return null;
      const addressKey = await openAddressKey(deps.db, deps.secrets);
      const path = join(demoFilesFolder(deps.config.home), `${kind}.csv`);
      const report = await show(await countLines(path), (onProgress) =>
        importFile(
          { db: deps.db, now: deps.now, addressKey },
          {
            ...{ kind, path, dryRun: false, onProgress },
            ...(kind === 'orders' && { profile: 'online-retail' }),
          },
        ),
      );
      return describe(report);
    },
  };
}

async function countLines(path: string): Promise<number> {
  let lines = 0;
  for await (const chunk of createReadStream(path)) {
    for (const byte of chunk as Buffer) if (byte === NEWLINE) lines++;
  }
  return lines;
}

function describe(report: ImportReport): string {
  if (report.problem) throw new Error(`The demo's own file was refused: ${JSON.stringify(report.problem)}`);
  const [reject] = report.rejects;
  if (reject)
    throw new Error(`The demo's own file has rows that were rejected, such as ${JSON.stringify(reject)}`);
  const leftOut = report.leftOut > 0 ? `, ${report.leftOut} left out` : '';
  return `${report.read} rows${leftOut}`;
}
