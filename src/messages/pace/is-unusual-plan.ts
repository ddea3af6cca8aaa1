/** Fewer sending days than these tell nothing of what is usual. */
const ENOUGH_DAYS = 5;
/** So few mails are no accident worth stopping for, however few are usual. */
const ALWAYS_USUAL = 50;

/** Whether today's mails are so many more than on most sending days that a person should look first. */
export function isUnusualPlan(
  mailsToday: number,
  mailsOnEarlierDays: readonly number[],
  timesUsual: number,
): { unusual: boolean; usual: number | null } {
  if (mailsOnEarlierDays.length < ENOUGH_DAYS) return { unusual: false, usual: null };
  const usual = median(mailsOnEarlierDays);
  return { unusual: mailsToday > ALWAYS_USUAL && mailsToday > timesUsual * usual, usual };
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = 0, high = low] = sorted.slice(Math.ceil(middle) - 1, Math.floor(middle) + 1);
  return (low + high) / 2;
}
