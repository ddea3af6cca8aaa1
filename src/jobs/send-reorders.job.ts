import { sendReorders } from '../messages/send-reorders.ts';
import { done, type Handler } from './job.ts';

/** Mails confirmed reorders to the order desk. */
export const mailReorders: Handler<Record<string, never>> = async (deps) => {
  const { waiting } = await sendReorders(deps);
  if (waiting === 0) return done;
  return { kind: 'fail', error: new Error(`${waiting} reorders did not reach the order desk`) };
};
