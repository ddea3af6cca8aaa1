import type { MessageState } from '../../messages/message-state.ts';
import type { Reader } from '../console-deps.ts';

/** States in which nothing of a message has begun to go. */
const UNBEGUN: readonly MessageState[] = ['planned', 'approved', 'deferred'];

interface WithdrawFormProps {
  reader: Reader;
  message: { id: string; state: MessageState };
  /** Where the reader comes back to. */
  from: 'today' | 'message';
}

/** Takes one message back, while it has not begun to go. */
export function WithdrawForm({ reader, message, from }: WithdrawFormProps) {
  if (!UNBEGUN.includes(message.state) || !reader.may('POST /console/messages/:id/withdraw')) return null;
  return (
    <form method="post" action={`/console/messages/${message.id}/withdraw`}>
      <input type="hidden" name="from" value={from} />
      <button type="submit" class="plain-button">
        {reader.speaker.say('today:message.withdraw')}
      </button>
    </form>
  );
}
