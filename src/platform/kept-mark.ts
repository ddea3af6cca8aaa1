import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A number kept beside the database, in a file that notices when it was copied. */
export interface KeptMark {
  /** Null: none was kept, or it cannot be read. */
  read(): { mark: number; copied: boolean } | null;
  write(mark: number): void;
}

/** The file knows its own place on the disk: a copy of it, or a restored one, lies elsewhere. */
export function keptMark(home: string): KeptMark {
  const file = join(home, 'sending-mark');
  const placeOf = () => String(statSync(file, { bigint: true }).ino);
  return {
    read() {
      if (!existsSync(file)) return null;
      const [mark = '', place] = readFileSync(file, 'utf8').trim().split(' ');
      return /^\d+$/.test(mark) ? { mark: Number(mark), copied: place !== placeOf() } : null;
    },
    write(mark) {
      if (!existsSync(file)) writeFileSync(file, '');
      // Written over, not replaced: a new file would lie in a new place.
      writeFileSync(file, `${mark} ${placeOf()}\n`);
    },
  };
}
