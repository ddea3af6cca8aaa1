import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { whenFileEnds } from './when-file-ends.ts';

/** A folder of one's own that others may pass through, gone when the test ends. */
export function scratchFolder(): string {
  const folder = makeFolder();
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The same, gone when the test file ends. */
export function scratchFolderOfFile(): string {
  const folder = makeFolder();
  whenFileEnds(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rytmi-scratch-'));
  chmodSync(folder, 0o711);
  return folder;
}
