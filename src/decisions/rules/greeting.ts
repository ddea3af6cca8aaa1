import { quiet, type Rule } from '../rule.ts';

/** A greeting on a day the supplier names. It has its place in the order and stands off. */
export const greeting: Rule = {
  name: 'greeting',
  ask: () => quiet('off'),
};
