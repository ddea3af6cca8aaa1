import { sendReorders } from '../messages/send-reorders.ts';
import { done, type Handler } from './job.ts';

/** Mails confirmed reorders to the order desk. */
export const mailReorders: Handler<Record<string, never>> = async (deps) => {
  await sendReorders(deps);
  return done;
};
