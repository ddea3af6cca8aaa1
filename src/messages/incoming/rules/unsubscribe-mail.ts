import type { IncomingRule } from '../incoming-verdict.ts';

const UUID = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/i;

/** What a mail program's own "unsubscribe" sends (RFC 2369): the subject that our header names, and nothing of its own. */
export const unsubscribeMail: IncomingRule = {
  name: 'unsubscribe-mail',
  ask({ subject, text }) {
    if (!/^\s*unsubscribe\b/i.test(subject)) return null;
    const messageId = UUID.exec(subject)?.[0].toLowerCase() ?? null;
    return messageId !== null || text.trim() === '' ? { kind: 'unsubscribe', messageId } : null;
  },
};
