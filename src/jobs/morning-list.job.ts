import { sendMorningList } from '../calls/send-morning-list.ts';
import { done, type Handler } from './job.ts';
import type { ADay } from './payload.ts';

/** Mails each care person the calls of the day. */
export const mailMorningList: Handler<ADay> = async (deps, { day }) => {
  await sendMorningList(deps, { day });
  return done;
};
