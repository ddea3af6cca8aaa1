import type { ListedMessage } from '../../messages/message-list-store.ts';

/** One line a message; the beginning of an id is enough for every other command. */
export function describeMessageList(messages: readonly ListedMessage[]): string {
  return messages
    .map(({ id, state, kind, language, customerName, contactName, decidedOn, because }) =>
      [
        id.slice(0, 8),
        state.padEnd(9),
        kind.padEnd(19),
        language,
        decidedOn,
        customerName.padEnd(30).slice(0, 30),
        contactName.padEnd(24).slice(0, 24),
        because ?? '',
      ]
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
