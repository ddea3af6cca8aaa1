import type { ListedIncoming } from '../../messages/incoming/incoming-list-store.ts';

/** `complaint: answer it`, `bounce (hard)`: kind, and what a person is asked. */
export function whatItIs({ kind, severity, task, grave, state }: ListedIncoming): string {
  const what = grave && kind === 'reply' ? 'complaint' : (kind ?? 'not read yet');
  const named = severity ? `${what} (${severity})` : what;
  return state === 'to-do' && task ? `${named}: ${ASKED[task]}` : named;
}

const ASKED: Readonly<Record<NonNullable<ListedIncoming['task']>, string>> = {
  'confirm-stop': 'does it mean no more mails?',
  answer: 'answer it',
  'read-original': 'look at the original',
};
