/** Whether the long form was asked for: npm run test:reliability -- --long. */
const LONG = process.env.RYTMI_TEST_LONG === '1';

export function isLongForm(): boolean {
  return LONG;
}

/** How often a reliability test does its thing: few times within npm test, many times in the long form. */
export function howOften(counts: { short: number; long: number }): number {
  return LONG ? counts.long : counts.short;
}

/** Patience for a test whose length depends on the form. */
export function howPatient(ms: { short: number; long: number }): number {
  return LONG ? ms.long : ms.short;
}

/** A seed for pseudo-random tests: today's unless one is given to replay a run. Printed by whoever uses it. */
export function testSeed(): number {
  const given = process.env.RYTMI_TEST_SEED;
  return given === undefined ? Math.trunc(Date.now() / 1000) : Number(given);
}
