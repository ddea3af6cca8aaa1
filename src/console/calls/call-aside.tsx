import type { Reader } from '../console-deps.ts';
import type { CallPageProps } from './call-page-props.ts';
import { clockOf, whereLies } from './desk.ts';
import { HandOverForm, SnoozeForm } from './other-forms.tsx';
import { OutcomeForm } from './outcome-form.tsx';

/** What one can do with the card: take it, write down what was heard, or pass it on. */
export function CallAside({ reader, facts, people, desk, values }: CallPageProps) {
  const { card } = facts;
  const { speaker } = reader;
  if (card.state !== 'open' && card.state !== 'snoozed')
    return (
      <p class="card">
        {speaker.say('console:call.closed', { state: speaker.say(`calls:state.${card.state}`) })}
      </p>
    );
  if (!reader.may('POST /console/calls/:id/outcome')) return null;
  const place = whereLies(card, desk);
  if (place === 'taken') {
    const { name, at } = card.claim ?? { name: '', at: '' };
    return <p class="card">{speaker.say('console:desk.takenSince', { name, time: clockOf(at, reader) })}</p>;
  }
  return (
    <>
      {place === 'mine' ? (
        <>
          <OutcomeForm
            {...{ reader, card, people, values }}
            me={desk.personId}
            openComplaints={facts.complaints.length}
          />
          <PutBack reader={reader} id={card.id} time={clockOf(card.claim?.at ?? '', reader)} />
        </>
      ) : (
        <Take reader={reader} id={card.id} />
      )}
      <SnoozeForm reader={reader} card={card} />
      <HandOverForm reader={reader} card={card} people={people} />
    </>
  );
}

function Take({ reader: { speaker }, id }: { reader: Reader; id: number }) {
  return (
    <form method="post" action={`/console/calls/${id}/take`} class="card take">
      <button type="submit">{speaker.say('console:desk.take')}</button>
      <p class="quiet">{speaker.say('console:desk.takeLead')}</p>
    </form>
  );
}

function PutBack({ reader: { speaker }, id, time }: { reader: Reader; id: number; time: string }) {
  return (
    <form method="post" action={`/console/calls/${id}/leave`} class="put-back">
      <p class="quiet">{speaker.say('console:desk.mineSince', { time })}</p>
      <button type="submit" class="plain-button">
        {speaker.say('console:desk.leave')}
      </button>
    </form>
  );
}
