import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Lines kept beside the database, a file a day. */
export interface KeptJournal<Line> {
  write(line: Line): void;
  /** Those from `since` on, in the order they came. */
  read(since: Date): Line[];
}

/** A backup older than that is history, not something to go on from. */
const KEPT_DAYS = 60;
const DAY_MS = 86_400_000;

/**
 * Lines must have `at`, an ISO moment. A line cut off by a crash is left out when read. `onTrouble` hears of a line that could not be
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
        onTrouble((error as NodeJS.ErrnoException).code ?? 'unknown');
      }
    },
    read(since) {
      const from = since.toISOString();
      if (!existsSync(folder)) return [];
      return readdirSync(folder)
        .filter((name) => /^\d{4}-\d{2}-\d{2}\.jsonl$/.test(name) && name.slice(0, 10) >= from.slice(0, 10))
        .toSorted()
        .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
        .flatMap(parseLine<Line>)
        .filter(({ at }) => at >= from);
    },
  };
}

function parseLine<Line>(text: string): Line[] {
  try {
    return text === '' ? [] : [JSON.parse(text) as Line];
  } catch {
    // Cut off when the machine stopped: what it told of had not begun to leave.
    return [];
  }
}

function raise(problem: string): never {
  throw new Error(`The journal of what was sent cannot be written: ${problem}`);
}

function openDay(folder: string, today: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const oldest = new Date(Date.parse(today) - KEPT_DAYS * DAY_MS).toISOString().slice(0, 10);
  for (const name of readdirSync(folder)) if (name < oldest) rmSync(join(folder, name), { force: true });
}
