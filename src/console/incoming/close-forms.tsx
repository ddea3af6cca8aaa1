import type { CarePerson } from '../../customers/care-person-store.ts';
import type { ListedIncoming } from '../../messages/incoming/incoming-list-store.ts';
import type { Reader } from '../console-deps.ts';

interface CloseFormsProps {
  reader: Reader;
  mail: ListedIncoming;
  people: readonly CarePerson[];
}

/** What a person can say about a mail: that it is done, or that it was no "no more mails" at all. */
export function CloseForms({ reader, mail, people }: CloseFormsProps) {
  const say = (key: string, values = {}) => reader.speaker.say(`console:incoming.${key}`, values);
  const isStop = mail.task === 'confirm-stop';
  return (
    <>
      <p>
        {isStop ? say('stopped', { words: mail.stopWords ?? '' }) : say(`asked.${mail.task ?? 'answer'}`)}
      </p>
      <form method="post" action={`/console/incoming/${mail.id}/close`}>
        <input type="hidden" name="how" value="done" />
        <Who reader={reader} people={people} />
        <button type="submit">{say(isStop ? 'confirm' : 'done')}</button>
      </form>
      {isStop ? (
        <details>
          <summary>{say('notAStop')}</summary>
          <form method="post" action={`/console/incoming/${mail.id}/close`}>
            <input type="hidden" name="how" value="not-a-stop" />
            <Who reader={reader} people={people} />
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

function Who({ reader, people }: { reader: Reader; people: readonly CarePerson[] }) {
  const asked = reader.speaker.say('console:incoming.by');
  if (people.length === 0)
    return (
      <label>
        {asked}
        <input type="text" name="by" maxLength={200} required />
      </label>
    );
  return (
    <label>
      {asked}
      <select name="by" required>
        {people.map(({ id, name }) => (
          <option key={id} value={name}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
