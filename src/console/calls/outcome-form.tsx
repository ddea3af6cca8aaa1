import type { CallCard } from '../../calls/call-card.ts';
import { LEAVING_REASONS, MOODS, REACHED, REASON_RIGHT } from '../../calls/call-table.ts';
import type { CarePerson } from '../../customers/care-person-store.ts';
import { isoFromDay } from '../../shared/calendar-day.ts';
import type { Reader } from '../console-deps.ts';
import type { OutcomeForm as OutcomeValues } from './read-outcome-form.ts';

interface OutcomeFormProps {
  reader: Reader;
  card: CallCard;
  people: readonly CarePerson[];
  /** The care person who is signed in: most often the one who called. */
  me: number | null;
  values: Partial<OutcomeValues>;
  openComplaints: number;
}

/** What was heard. Works without a script; a form sent back keeps what was typed. */
export function OutcomeForm({ reader, card, people, me, values, openComplaints }: OutcomeFormProps) {
  const { speaker, today } = reader;
  const say = (key: string) => speaker.say(`console:outcome.${key}`);
  return (
    <form method="post" action={`/console/calls/${card.id}/outcome`} class="card outcome">
      <h2>{say('title')}</h2>
      <input type="hidden" name="attempts" value={card.attempts} />
      <Choices {...{ reader, card, values }} />
      <label>
        {say('note')}
        <textarea name="note" aria-keyshortcuts="N" rows={4} maxLength={4000} value={values.note} />
      </label>
      <label>
        {say('followUp')}
        <input
          type="date"
          name="followUpOn"
          aria-keyshortcuts="F"
          min={isoFromDay(today + 1)}
          value={values.followUpOn}
        />
      </label>
      {openComplaints > 0 ? (
        <label class="check">
          <input
            type="checkbox"
            name="complaintClosed"
            value="yes"
            aria-keyshortcuts="C"
            checked={values.complaintClosed === 'yes'}
          />
          {say('complaintClosed')}
        </label>
      ) : null}
      <label>
        {say('leaving')}
        <select name="leavingReason">
          <option value="">{say('staying')}</option>
          {LEAVING_REASONS.map((reason) => (
            <option key={reason} value={reason} selected={values.leavingReason === reason}>
              {speaker.say(`calls:leaving.${reason}`)}
            </option>
          ))}
        </select>
      </label>
      <WhoCalled {...{ reader, card, people, me }} chosen={values.byPerson} />
      <button type="submit">{say('save')}</button>
      <p class="keys quiet">{say(openComplaints > 0 ? 'keysComplaint' : 'keys')}</p>
    </form>
  );
}

type ChoicesProps = Pick<OutcomeFormProps, 'reader' | 'card' | 'values'>;

/** The three questions that a number key answers. A promised call has no finding that could be right or wrong. */
function Choices({ reader, card, values }: ChoicesProps) {
  const questions = [
    { name: 'reached', keysFrom: 1, options: REACHED, required: true },
    { name: 'mood', keysFrom: 4, options: MOODS, required: false },
    ...(card.purpose === 'follow-up'
      ? []
      : [{ name: 'reasonRight', keysFrom: 7, options: REASON_RIGHT, required: false } as const]),
  ] as const;
  return (
    <>
      {questions.map(({ name, ...question }) => (
        <Choice
          key={name}
          {...{ reader, name, ...question }}
          legend={reader.speaker.say(`console:outcome.${name}`)}
          words={name}
          chosen={values[name]}
        />
      ))}
    </>
  );
}

interface ChoiceProps {
  reader: Reader;
  name: string;
  legend: string;
  words: string;
  /** The number key of the first option. */
  keysFrom: number;
  options: readonly string[];
  chosen: string | undefined;
  required: boolean;
}

function Choice({ reader, name, legend, words, keysFrom, options, chosen, required }: ChoiceProps) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      <div class="choices">
        {options.map((option, i) => (
          <label key={option} class="choice">
            <input
              type="radio"
              name={name}
              value={option}
              checked={chosen === option}
              required={required}
              aria-keyshortcuts={`${keysFrom + i}`}
            />
            <span>
              <b aria-hidden="true">{keysFrom + i}</b>
              {reader.speaker.say(`calls:${words}.${option}`)}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface WhoCalledProps {
  reader: Reader;
  card: CallCard;
  people: readonly CarePerson[];
  me: number | null;
  chosen: string | undefined;
}

function WhoCalled({ reader, card, people, me, chosen }: WhoCalledProps) {
  if (people.length === 0) return null;
  // Whoever has the card on the desk is the one who called.
  if (me !== null && chosen === undefined) return <input type="hidden" name="byPerson" value={me} />;
  const preset = chosen ?? String(me ?? card.assignedTo?.id ?? (people.length === 1 ? people[0]?.id : ''));
  return (
    <label>
      {reader.speaker.say('console:outcome.who')}
      <select name="byPerson">
        <option value="">–</option>
        {people.map(({ id, name }) => (
          <option key={id} value={id} selected={String(id) === preset}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
