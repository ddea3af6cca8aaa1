import { mailMorningList } from '../nurture/mail-morning-list.ts';
import { done, type Handler } from './job.ts';
import type { ADay } from './payload.ts';

/** Mails each care person the calls of the day. What a mail server refused is tried again; what may have gone is not. */
export const mailLists: Handler<ADay> = async (deps, { day }) => {
  const { failed } = await mailMorningList(deps, { day });
  return failed === 0 ? done : { kind: 'fail', error: new Error(`${failed} morning lists were refused`) };
};
