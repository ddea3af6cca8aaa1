import { keepIncoming } from '../messages/incoming/incoming-store.ts';
import { done, type Handler } from './job.ts';
import type { ADay } from './payload.ts';

/** Fetches what came back by mail, where IMAP_URL names a mailbox. What is kept is read at once. */
export const fetchMails: Handler<ADay> = async ({ db, mailbox, plan }, _payload, signal) => {
  if (mailbox === null) return done;
  const fetched = await mailbox.read(
    ({ key, ...mail }) =>
      keepIncoming(db, { ...mail, source: 'mailbox', sourceKey: key, mailFrom: null, rcptTo: [] }),
    signal,
  );
  if (fetched > 0) await plan();
  return done;
};
