import {
  appendFileSync,
  closeSync,
  existsSync,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';

/** Lines kept beside the database, a file a day. */
export interface KeptJournal<Line> {
  write(line: Line): void;
  /**
   * Those from `since` on, in the order they came. `onUnreadable` hears where a line stands that no crash can have left so; without
   * it such a line is an error.
   */
  read(since: Date, onUnreadable?: (where: string) => void): Line[];
}

/** A backup older than that is history, not something to go on from. */
const KEPT_DAYS = 60;
const DAY_MS = 86_400_000;
const NEWLINE = 10;
/** Ids and codes; many times over. */
const LONGEST_LINE_BYTES = 64 * 1024;

/**
 * Lines must have `at`, an ISO moment. The last line of a file may be cut off by a crash, and is left out when read. `onTrouble` hears of a line that could not be
 * written: the ledger in the database has it still.
 */
export function keptJournal<Line extends { at: string }>(
  home: string,
  onTrouble: (problem: string) => void = raise,
): KeptJournal<Line> {
  const folder = join(home, 'sent');
  let lastDay = '';
  return {
    write(line) {
      try {
        const day = line.at.slice(0, 10);
        if (day !== lastDay) openDay(folder, day);
        lastDay = day;
        // At once, and before the mail's bytes: a journal that is written later misses what a crash cuts off.
        appendFileSync(join(folder, `${day}.jsonl`), `${JSON.stringify(line)}\n`, { mode: 0o600 });
      } catch (error) {
        // Part of it may stand there: the next line must not be glued to it.
        lastDay = '';
        onTrouble((error as NodeJS.ErrnoException).code ?? 'unknown');
      }
    },
    read(since, onUnreadable = refuse) {
      const from = since.toISOString();
      if (!existsSync(folder)) return [];
      return readdirSync(folder)
        .filter((name) => /^\d{4}-\d{2}-\d{2}\.jsonl$/.test(name) && name.slice(0, 10) >= from.slice(0, 10))
        .toSorted()
        .flatMap((name) => readLines<Line>(join(folder, name), onUnreadable))
        .filter(({ at }) => at >= from);
    },
  };
}

function readLines<Line>(path: string, onUnreadable: (where: string) => void): Line[] {
  const texts = readFileSync(path, 'utf8').split('\n');
  // What comes after the last line end was cut off when the machine stopped: what it told of had not begun to leave.
  texts.pop();
  return texts.flatMap((text, at) => {
    try {
      return [JSON.parse(text) as Line];
    } catch {
      onUnreadable(`${path}, line ${at + 1}`);
      return [];
    }
  });
}

function refuse(where: string): never {
  throw new Error(`The journal of what was sent cannot be read: ${where}`);
}

function raise(problem: string): never {
  throw new Error(`The journal of what was sent cannot be written: ${problem}`);
}

function openDay(folder: string, today: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const oldest = new Date(Date.parse(today) - KEPT_DAYS * DAY_MS).toISOString().slice(0, 10);
  for (const name of readdirSync(folder)) if (name < oldest) rmSync(join(folder, name), { force: true });
  dropHalfLine(join(folder, `${today}.jsonl`));
}

/** A crash, or a full disk, may have left half a line, which the next would be glued to. */
function dropHalfLine(path: string): void {
  if (!existsSync(path)) return;
  const file = openSync(path, 'r+');
  try {
    const { size } = fstatSync(file);
    const tail = Buffer.alloc(Math.min(size, LONGEST_LINE_BYTES));
    readSync(file, tail, 0, tail.length, size - tail.length);
    const half = tail.length - (tail.lastIndexOf(NEWLINE) + 1);
    if (half > 0) ftruncateSync(file, size - half);
  } finally {
    closeSync(file);
  }
}
