import { spawn } from 'node:child_process';
import type { RunAs } from './run-as.ts';

/** Runs one of Postgres's programs to its end. Answers its exit code and all it said; rejects where it cannot be run. */
export function runBinary(
  file: string,
  args: readonly string[],
  options: { runAs: RunAs; folder: string },
): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      ...options.runAs,
      // Where we stand may be closed to that user, and Postgres gives up when it cannot tell where it is.
      cwd: options.folder,
      // The machine's language and zone must not leak into the database; Windows needs its own variables to run at all.
      ...(process.platform === 'win32' ? {} : { env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' } }),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString();
      });
    child.once('error', reject);
    // Not `close`: the server keeps the pipes it inherited from pg_ctl open for as long as it lives.
    child.once('exit', (code) => {
      child.stdout.destroy();
      child.stderr.destroy();
      resolve({ code, said });
    });
  });
}
