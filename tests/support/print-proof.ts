import { appendFileSync } from 'node:fs';

/** What a reliability test found; a row of the README's table is made of it. */
interface Proof {
  what: string;
  /** Kills, mails, looks: as in `20 kills in 1000 mails`. */
  howMany: string;
  lost: number;
  /** Taken twice by a mail server, or done twice. */
  twice: number;
  /** Null where there is nothing that could be. */
  uncertain: number | null;
  /** Null where nothing is left to chance. */
  seed: number | null;
}

/** One line to find by `grep '^proof |'` in the log of a run, and in RYTMI_PROOF_FILE where that is set: a run broken off keeps its own. */
export function printProof({ what, howMany, lost, twice, uncertain, seed }: Proof): void {
  sayProof(['proof', what, howMany, lost, twice, uncertain ?? '-', seed ?? '-'].join(' | '));
}

/** The same for a line of another shape. */
export function sayProof(line: string): void {
  console.log(line);
  const file = process.env.RYTMI_PROOF_FILE;
  if (file) appendFileSync(file, `${line}\n`);
}
