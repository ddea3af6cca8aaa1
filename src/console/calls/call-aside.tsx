import type { Reader } from '../console-deps.ts';
import type { CallPageProps } from './call-page-props.ts';
import { clockOf, isToMake, whereLies } from './desk.ts';
import { HandOverForm, SnoozeForm } from './other-forms.tsx';
import { OutcomeForm } from './outcome-form.tsx';

/** What one can do with the card: take it, write down what was heard, or pass it on. */
export function CallAside(props: CallPageProps) {
  const { reader, facts, desk, sent } = props;
  const { card } = facts;
  const { speaker } = reader;
  if (!isToMake(card))
    return (
      <>
        <Unsaved reader={reader} sent={sent} />
        <p class="card">
          {speaker.say('console:call.closed', { state: speaker.say(`calls:state.${card.state}`) })}
        </p>
      </>
    );
  if (!reader.may('POST /console/calls/:id/outcome')) return null;
  if (whereLies(card, desk) === 'taken') return <Unsaved reader={reader} sent={sent} />;
  return <Forms {...props} />;
}

function Forms({ reader, facts, people, desk, sent }: CallPageProps) {
  const { card } = facts;
  const isMine = whereLies(card, desk) === 'mine';
  const outcome = sent.form === 'outcome' ? sent.values : {};
  return (
    <>
      {isMine ? null : <Take reader={reader} id={card.id} />}
      {isMine || sent.form === 'outcome' ? (
        <OutcomeForm
          {...{ reader, card, people, values: outcome }}
          me={desk.personId}
          openComplaints={facts.complaints.length}
        />
      ) : null}
      {isMine ? <PutBack reader={reader} id={card.id} time={clockOf(card.claim?.at ?? '', reader)} /> : null}
      <SnoozeForm reader={reader} card={card} sent={sent.form === 'snooze' ? sent.values : null} />
      <HandOverForm {...{ reader, card, people }} sent={sent.form === 'assign' ? sent.values : null} />
    </>
  );
}

/** What was typed and cannot be kept here any more: the card has moved on. To be copied to where it belongs. */
function Unsaved({ reader: { speaker }, sent }: Pick<CallPageProps, 'reader' | 'sent'>) {
  const typed = sent.values.note?.trim();
  if (!typed) return null;
  return (
    <label class="card unsaved">
      {speaker.say('console:desk.unsaved')}
      <textarea rows={8} readOnly value={typed} />
    </label>
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
