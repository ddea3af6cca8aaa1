/** Money in whole cents of the supplier's currency, negative for money given back. */
export type Cents = number;

/** Rounds a decimal amount, such as 2.95, to whole cents, half away from zero. */
export function centsFromAmount(amount: number): Cents {
  // The tiny push undoes binary fractions such as 1.005 * 100 = 100.49999999999999.
  return Math.sign(amount) * Math.round(Math.abs(amount) * 100 + 1e-7);
}
