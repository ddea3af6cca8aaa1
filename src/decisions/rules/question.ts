import { quiet, type Rule } from '../rule.ts';

/** Asking how things are going. It has its place in the order and stands off. */
export const question: Rule = {
  name: 'question',
  ask: () => quiet('off'),
};
