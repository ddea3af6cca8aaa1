import { mailMonthLetters } from '../nurture/month/mail-month-letters.ts';
import { done, type Handler } from './job.ts';
import type { ADay } from './payload.ts';

/** Mails each owner the letter about last month, on the first working day on which that can be done. */
export const mailLetters: Handler<ADay> = async (deps, { day }) => {
  const { failed } = await mailMonthLetters(deps, { day });
  return failed === 0 ? done : { kind: 'fail', error: new Error(`${failed} letters to owners were refused`) };
};
