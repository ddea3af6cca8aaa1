const GOAL_TIMES_SIGNED = 1.2;
const GOAL_SHARE_OF_RAW = 0.6;

interface Way {
  seconds: number;
  mails: number;
  bytes: number;
}

/** The same mails, sent in different ways. */
export interface SendingRound {
  rytmi: Way;
  /** What Rytmi would reach if its ledger cost nothing; see sendUnledgered. */
  unledgered: Way;
  signed: Way;
  rytmiUnsigned: Way;
  unledgeredUnsigned: Way;
  raw: Way;
}

/** Prints the median of the rounds for each way, and the goals. */
export function reportSending(rounds: readonly SendingRound[]): void {
  const rate = (way: keyof SendingRound) =>
    median(rounds.map((round) => round[way].mails / round[way].seconds));
  const row = (way: keyof SendingRound) => ({
    'mails/s': Math.round(rate(way)),
    'KB a mail': kilobytes(rounds[0]?.[way]),
    rounds: rounds.map((round) => Math.round(round[way].mails / round[way].seconds)).join(' '),
  });
  console.table({
    'Rytmi: render, sign, ledger, deliver, record': row('rytmi'),
    'the same parts, nothing asked or kept: render, sign, deliver': row('unledgered'),
    'bare pooled nodemailer, signed': row('signed'),
    'Rytmi, unsigned': row('rytmiUnsigned'),
    'the same parts, nothing asked or kept, unsigned': row('unledgeredUnsigned'),
    'bare pooled nodemailer, ready-made, unsigned': row('raw'),
  });
  const raw = rate('raw');
  goal('Rytmi', rate('rytmi') / rate('signed'), 'times bare pooled nodemailer, signed', GOAL_TIMES_SIGNED);
  goal('Rytmi', rate('rytmi') / raw, 'of ready-made mails, unsigned', GOAL_SHARE_OF_RAW);
  goal('Rytmi, unsigned,', rate('rytmiUnsigned') / raw, 'of ready-made mails, unsigned', GOAL_SHARE_OF_RAW);
  const ceiling = (way: keyof SendingRound) => (rate(way) / raw).toFixed(2);
  console.log(
    `With a ledger that costs nothing Rytmi would be ${ceiling('unledgered')} of ready-made mails, unsigned;`,
    `if it signed no mail either, ${ceiling('unledgeredUnsigned')}`,
  );
}

function goal(who: string, reached: number, what: string, wanted: number): void {
  const verdict = reached >= wanted ? 'reached' : 'MISSED';
  console.log(`${who} is ${reached.toFixed(2)} ${what} (goal ${wanted}: ${verdict})`);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function kilobytes(way: Way | undefined): string {
  return way ? (way.bytes / way.mails / 1024).toFixed(1) : '';
}
