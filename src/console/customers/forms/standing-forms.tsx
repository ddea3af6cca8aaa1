import { isoFromDay } from '../../../shared/calendar-day.ts';
import type { WhatToDoProps } from './what-to-do-props.ts';

/** No messages and no calls until a day, or the end of that. */
export function PeaceForm({ reader, card, typed }: WhatToDoProps) {
  const say = (key: string) => reader.speaker.say(`customers:alone.${key}`);
  const { leaveAloneUntil: until } = card;
  const isLeft = until !== null && until > reader.today;
  return (
    <details class="card" name="to-do" open={typed.until !== undefined}>
      <summary>{say('title')}</summary>
      <form method="post" action={`/console/customers/${card.id}/peace`}>
        <p class="quiet">{say('lead')}</p>
        <label>
          {say('until')}
          <input
            type="date"
            name="until"
            min={isoFromDay(reader.today + 1)}
            value={typed.until ?? (isLeft ? isoFromDay(until) : '')}
            required
          />
        </label>
        <button type="submit">{say('do')}</button>
      </form>
      {isLeft ? (
        <form method="post" action={`/console/customers/${card.id}/peace`}>
          <input type="hidden" name="until" value="" />
          <button type="submit" class="plain-button">
            {say('end')}
          </button>
        </form>
      ) : null}
    </details>
  );
}

/** To a person by name, or back to Rytmi. */
export function HandForm({ reader, card, people, typed }: WhatToDoProps) {
  const say = (key: string) => reader.speaker.say(`customers:hand.${key}`);
  return (
    <details class="card" name="to-do" open={typed.person !== undefined}>
      <summary>{say(card.handedOver ? 'back' : 'title')}</summary>
      {card.handedOver ? (
        <form method="post" action={`/console/customers/${card.id}/take-back`}>
          <p class="quiet">{say('backLead')}</p>
          <button type="submit">{say('back')}</button>
        </form>
      ) : (
        <form method="post" action={`/console/customers/${card.id}/hand-over`}>
          <p class="quiet">{say('lead')}</p>
          <label>
            {say('to')}
            <input
              type="text"
              name="person"
              list="people"
              value={typed.person}
              maxLength={100}
              required
              autocomplete="off"
            />
          </label>
          <datalist id="people">
            {people.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
          <button type="submit">{say('do')}</button>
        </form>
      )}
    </details>
  );
}

/** The business is gone, or is there after all. */
export function CloseForm({ reader, card }: WhatToDoProps) {
  const say = (key: string) => reader.speaker.say(`customers:close.${key}`);
  const isClosed = card.closedOn !== null;
  return (
    <details class="card" name="to-do" open={isClosed}>
      <summary>{say(isClosed ? 'reopen' : 'title')}</summary>
      <form method="post" action={`/console/customers/${card.id}/${isClosed ? 'reopen' : 'close'}`}>
        {isClosed ? null : (
          <>
            <p class="quiet">{say('lead')}</p>
            <label class="check">
              <input type="checkbox" name="sure" value="yes" required />
              {say('sure')}
            </label>
          </>
        )}
        <button type="submit" class="plain-button">
          {say(isClosed ? 'reopen' : 'do')}
        </button>
      </form>
    </details>
  );
}
