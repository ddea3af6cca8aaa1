import type { Speaker } from './speaker.ts';

/** What undoing an import did, as far as words need it. */
interface Undone {
  runId: number;
  kind: string;
  fileName: string;
  removed: number;
  putBack: number;
  left: { customers: number; contacts: number };
  messages: { sent: number; waiting: number };
}

/** First what was done, then what somebody should know. */
export function sayUndo(undone: Undone, { say }: Speaker): string[] {
  const { runId: run, fileName: file, removed, putBack, left, messages } = undone;
  const counted = (name: string, count: number) =>
    count > 0 ? [say(`imports:undo.${name}`, { count })] : [];
  return [
    say('imports:undo.done', {
      ...{ run, file, kind: say(`imports:kind.${undone.kind}`) },
      removed: say('imports:undo.removed', { count: removed }),
      putBack: say('imports:undo.putBack', { count: putBack }),
    }),
    ...counted('leftCustomers', left.customers),
    ...counted('leftContacts', left.contacts),
    ...counted('sent', messages.sent),
    ...counted('waiting', messages.waiting),
  ];
}
