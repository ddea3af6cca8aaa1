import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Mistake } from '../shared/mistake.ts';

/** Makes the folder where the embedded parts keep their files. */
export function ensureHome(home: string): void {
  try {
    // Others may pass through (Postgres runs as another user when we are root) but see nothing, whatever the umask.
    if (mkdirSync(home, { recursive: true })) chmodSync(home, 0o711);
    writeFileSync(join(home, '.writable'), '');
    rmSync(join(home, '.writable'), { force: true });
  } catch (error) {
    throw new Mistake(
      `Rytmi cannot write to ${home} (${(error as Error).message}). Start it as the user that folder belongs to, or set RYTMI_DIR to a folder of your own.`,
    );
  }
}

/** The secret kept in `home`, made at first use. Readable by its owner only. */
export function keptSecret(home: string): string {
  const file = join(home, 'secret');
  if (!existsSync(file)) {
    const made = `${file}-${process.pid}`;
    writeFileSync(made, randomBytes(32).toString('hex'), { mode: 0o600 });
    try {
      // A link appears whole or not at all; of two programs at once the second takes the first one's.
      linkSync(made, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(made, { force: true });
    }
  }
  return readFileSync(file, 'utf8');
}
