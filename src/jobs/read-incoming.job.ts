import { readIncoming } from '../nurture/incoming/read-incoming.ts';
import { done, type Handler } from './job.ts';

/** Reads the mails that came back and lets each have its effect. */
export const readMails: Handler<Record<string, never>> = async (deps, _payload, signal) => {
  await readIncoming(deps, signal);
  return done;
};
