import type { ImportReject } from '../../orders/reject-store.ts';
import { sayReject } from '../../orders/say-reject.ts';
import type { Reader } from '../console-deps.ts';

/** Rejects as lines to read: where, and what is wrong. */
export function RejectList({ reader, rejects }: { reader: Reader; rejects: readonly ImportReject[] }) {
  const { speaker } = reader;
  return (
    <ul class="import-rejects">
      {rejects.map((reject) => (
        <li key={reject.id}>
          <strong>{speaker.say('uploads:run.line', { line: reject.line })}</strong>{' '}
          {sayReject(speaker, reject)}
        </li>
      ))}
    </ul>
  );
}
