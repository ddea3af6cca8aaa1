import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { environmentWith } from '../../platform/config.ts';

const RYTMI = fileURLToPath(new URL('../../rytmi.mjs', import.meta.url));

/** Runs what `npm start` runs, on the demo's own files, until Ctrl-C. Answers its exit code. */
export async function stayUp(settings: Readonly<Record<string, string>>): Promise<number> {
  // The terminal's Ctrl-C reaches the programs themselves; we only wait until they have closed.
  process.removeAllListeners('SIGINT');
  process.on('SIGINT', () => undefined);
  const programs = fork(RYTMI, ['start'], { env: environmentWith(settings) });
  process.once('SIGTERM', () => programs.kill('SIGTERM'));
  const [code] = (await once(programs, 'exit')) as [number | null];
  return code ?? 1;
}
