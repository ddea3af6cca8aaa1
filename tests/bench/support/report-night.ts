const GOAL_TIMES_PLAIN = 10;

/** One night, both ways. */
interface Night {
  customers: number;
  name: string;
  seconds: { review: number; deliver: number };
  plainSeconds: number;
  ours: { mails: number; bytes: number };
  plain: { mails: number; bytes: number };
}

/** Prints both ways side by side, with the goal. Throws where they did not deliver alike. */
export function reportNight({ name, customers, seconds, plainSeconds, ours, plain }: Night): void {
  const total = seconds.review + seconds.deliver;
  const times = plainSeconds / total;
  console.log(`\n${name}`);
  const perSecond = (s: number) => Math.round(customers / s).toLocaleString('en');
  console.table({
    'Rytmi: review': {
      customers,
      seconds: seconds.review.toFixed(2),
      'customers/s': perSecond(seconds.review),
      mails: 0,
    },
    'Rytmi: render and deliver': {
      customers: '',
      seconds: seconds.deliver.toFixed(2),
      'customers/s': '',
      mails: ours.mails,
      'KB a mail': kilobytes(ours),
    },
    'Rytmi: both': {
      customers,
      seconds: total.toFixed(2),
      'customers/s': perSecond(total),
      mails: ours.mails,
    },
    'plain way': {
      customers,
      seconds: plainSeconds.toFixed(2),
      'customers/s': perSecond(plainSeconds),
      mails: plain.mails,
      'KB a mail': kilobytes(plain),
    },
  });
  console.log(
    `Rytmi is ${times.toFixed(1)} times the plain way (goal ${GOAL_TIMES_PLAIN}: ${times >= GOAL_TIMES_PLAIN ? 'reached' : 'MISSED'})`,
  );
  if (ours.mails !== plain.mails)
    throw new Error(`${ours.mails} mails against ${plain.mails}: not the same work`);
}

function kilobytes({ mails, bytes }: { mails: number; bytes: number }): string {
  return mails === 0 ? '' : (bytes / mails / 1024).toFixed(1);
}
