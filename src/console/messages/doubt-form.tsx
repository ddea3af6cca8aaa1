import type { Reader } from '../console-deps.ts';

interface DoubtFormProps {
  reader: Reader;
  /** `expiresOn`: ISO day. */
  message: { id: string; fence: string | null; expiresOn: string };
  /** Whether nobody knows if it arrived; it failed otherwise. */
  uncertain: boolean;
  /** Where the reader comes back to. */
  from: 'today' | 'message';
  /** Today as an ISO day. */
  today: string;
}

/** What a person knows of a message, or wishes for it, each with one press. */
export function DoubtForm({ reader, message, uncertain, from, today }: DoubtFormProps) {
  const say = (key: string) => reader.speaker.say(`today:doubt.${key}`);
  const { id, fence, expiresOn } = message;
  if (fence === null || !reader.may('POST /console/messages/:id/settle')) return null;
  const late = expiresOn < today;
  if (late && !uncertain) return <p class="quiet">{say('tooLate')}</p>;
  return (
    <form method="post" action={`/console/messages/${id}/settle`} class="actions">
      <input type="hidden" name="fence" value={fence} />
      <input type="hidden" name="from" value={from} />
      {uncertain ? (
        <>
          <button type="submit" name="how" value="arrived" class="plain-button">
            {say('arrived')}
          </button>
          <button type="submit" name="how" value="not-arrived" class="plain-button">
            {say('notArrived')}
          </button>
        </>
      ) : null}
      {late ? null : (
        <button type="submit" name="how" value="resend">
          {say('resend')}
        </button>
      )}
      {late ? <span class="quiet">{say('tooLate')}</span> : null}
    </form>
  );
}
