/** Days after which an outlook counts e-fold less: what customers did last month says more than what they did last year. */
const FADING_DAYS = 400;

export function weightOfAge(days: number): number {
  return Math.exp(-days / FADING_DAYS);
}
