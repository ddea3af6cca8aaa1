import type { ListedIncoming } from '../../messages/incoming/incoming-list-store.ts';
import type { Reader } from '../console-deps.ts';

interface CloseFormsProps {
  reader: Reader;
  mail: ListedIncoming;
}

/** What a person can say about a mail: that it is done, or that it was no "no more mails" at all. */
export function CloseForms({ reader, mail }: CloseFormsProps) {
  const say = (key: string, values = {}) => reader.speaker.say(`console:incoming.${key}`, values);
  const isStop = mail.task === 'confirm-stop';
  return (
    <>
      <p>
        {isStop ? say('stopped', { words: mail.stopWords ?? '' }) : say(`asked.${mail.task ?? 'answer'}`)}
      </p>
      <form method="post" action={`/console/incoming/${mail.id}/close`}>
        <input type="hidden" name="how" value="done" />
        <button type="submit">{say(isStop ? 'confirm' : 'done')}</button>
      </form>
      {isStop ? (
        <details>
          <summary>{say('notAStop')}</summary>
          <form method="post" action={`/console/incoming/${mail.id}/close`}>
            <input type="hidden" name="how" value="not-a-stop" />
            <label>
              {say('because')}
              <input type="text" name="because" maxLength={500} required />
            </label>
            <button type="submit" class="plain-button">
              {say('takeBack')}
            </button>
          </form>
        </details>
      ) : null}
    </>
  );
}
