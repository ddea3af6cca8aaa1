const GOAL_TIMES_SIGNED = 1.2;
const GOAL_SHARE_OF_RAW = 0.6;

interface Way {
  seconds: number;
  mails: number;
  bytes: number;
}

/** The same mails, three ways. */
export interface SendingRound {
  rytmi: Way;
  signed: Way;
  raw: Way;
}

/** Prints the median of the rounds for each way, and the goals. */
export function reportSending(rounds: readonly SendingRound[]): void {
  const rate = (way: keyof SendingRound) =>
    median(rounds.map((round) => round[way].mails / round[way].seconds));
  const rates = { rytmi: rate('rytmi'), signed: rate('signed'), raw: rate('raw') };
  const row = (way: keyof SendingRound) => ({
    'mails/s': Math.round(rates[way]),
    'KB a mail': kilobytes(rounds[0]?.[way]),
    rounds: rounds.map((round) => Math.round(round[way].mails / round[way].seconds)).join(' '),
  });
  console.table({
    'Rytmi: render, sign, ledger, deliver, record': row('rytmi'),
    'bare pooled nodemailer, signed': row('signed'),
    'bare pooled nodemailer, ready-made, unsigned': row('raw'),
  });
  goal('times bare pooled nodemailer, signed', rates.rytmi / rates.signed, GOAL_TIMES_SIGNED);
  goal('of ready-made mails, unsigned', rates.rytmi / rates.raw, GOAL_SHARE_OF_RAW);
}

function goal(what: string, reached: number, wanted: number): void {
  const verdict = reached >= wanted ? 'reached' : 'MISSED';
  console.log(`Rytmi is ${reached.toFixed(2)} ${what} (goal ${wanted}: ${verdict})`);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function kilobytes(way: Way | undefined): string {
  return way ? (way.bytes / way.mails / 1024).toFixed(1) : '';
}
