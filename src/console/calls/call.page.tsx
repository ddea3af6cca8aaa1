import type { CallCard } from '../../calls/call-card.ts';
import type { Reader } from '../console-deps.ts';
import { Page } from '../shell/layout.tsx';
import { Notice } from '../shell/notice.tsx';
import { Phone } from '../shell/phone.tsx';
import { PurposeLabel } from '../shell/purpose-label.tsx';
import { BriefingParts } from './briefing-parts.tsx';
import { CallAside } from './call-aside.tsx';
import type { CallPageProps } from './call-page-props.ts';
import { clockOf, isToMake, whereLies } from './desk.ts';
import { HandNote } from './hand-note.tsx';

/** One call: whom and why, how to begin, the history, and the form for what was heard. */
export function CallPage(props: CallPageProps) {
  const { reader, facts, briefing, problem } = props;
  const { speaker } = reader;
  const { card } = facts;
  const place = whereLies(card, props.desk);
  const taken = isToMake(card) && place === 'taken';
  return (
    <Page reader={reader} title={card.customerName} screen="calls" script="outcome-keys.js">
      <p class="eyebrow">
        <a href="/console/calls">{speaker.say('console:calls.title')}</a>
      </p>
      <header class="call-head">
        <div>
          <h1>{card.customerName}</h1>
          <p class="quiet">
            <PurposeLabel purpose={card.purpose} speaker={speaker} />{' '}
            {[card.city, briefing.stake, briefing.summary].filter(Boolean).join(' · ')}
          </p>
          <p>
            <a href={`/console/customers/${card.customerId}`}>{speaker.say('console:call.customer')}</a>
          </p>
        </div>
        <Whom reader={reader} card={card} taken={taken} />
      </header>
      {problem ? <Notice tone="care">{problem}</Notice> : null}
      {taken ? <Elsewhere reader={reader} card={card} /> : null}
      <HandNote reader={reader} card={card} />
      <div class="call-columns">
        <div>
          <BriefingParts reader={reader} facts={facts} briefing={briefing} />
        </div>
        <aside class={place === 'free' ? 'to-take' : undefined}>
          <CallAside {...props} />
        </aside>
      </div>
    </Page>
  );
}

/** On whose desk it lies, where nobody can miss it: a second call would ask the customer to tell it all again. */
function Elsewhere({ reader, card: { claim } }: { reader: Reader; card: CallCard }) {
  const told = { name: claim?.name ?? '', time: clockOf(claim?.at ?? '', reader) };
  return <p class="hand-note elsewhere">{reader.speaker.say('console:desk.takenSince', told)}</p>;
}

interface WhomProps {
  reader: Reader;
  card: CallCard;
  /** A colleague has the card: the number is shown, and not to be pressed. */
  taken: boolean;
}

function Whom({ reader: { speaker }, card: { contact }, taken }: WhomProps) {
  if (!contact) return <p>{speaker.say('calls:morning.noContact')}</p>;
  const language = speaker.say('calls:morning.speaks', {
    language: speaker.say(`calls:language.${contact.language}`),
  });
  return (
    <div class="whom">
      <p>
        <strong>{contact.name}</strong>
        <br />
        <span class="quiet">
          {speaker.say(`calls:role.${contact.role}`)} · {language}
        </span>
      </p>
      {contact.phone ? (
        <Phone number={contact.phone} large silent={taken} />
      ) : (
        <p>{speaker.say('calls:morning.noPhone')}</p>
      )}
    </div>
  );
}
