/**
 * Something the person at the keyboard can put right. Its message says what is wrong, where, and the way out; programs
 * print it without a stack and end with 1. For a plain "no" of a rule use a Result instead.
 */
export class Mistake extends Error {
  override readonly name = 'Mistake';
}
