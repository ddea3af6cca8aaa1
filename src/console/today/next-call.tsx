import type { CallCard } from '../../calls/call-card.ts';
import type { Reader } from '../console-deps.ts';
import { PurposeLabel } from '../shell/purpose-label.tsx';

interface NextCallProps {
  reader: Reader;
  card: CallCard;
  /** Calls of today, everybody's. */
  count: number;
}

/**
 * The call that is next for whoever reads. Whoever makes calls takes it by the button, which deals each a card of her own;
 * its telephone number stands on the card only, so that nobody rings what a colleague has taken meanwhile.
 */
export function NextCall({ reader, card, count }: NextCallProps) {
  const { speaker } = reader;
  const { contact } = card;
  const phone = contact && !contact.phone ? ` · ${speaker.say('calls:morning.noPhone')}` : '';
  return (
    <section class="next">
      <div>
        <p class="eyebrow">{speaker.say('console:next.calls', { count })}</p>
        <h2>{card.customerName}</h2>
        <p class="quiet">
          <PurposeLabel purpose={card.purpose} speaker={speaker} /> {contact ? `${contact.name}${phone}` : ''}
        </p>
      </div>
      <div class="actions">
        {reader.may('POST /console/calls/next') ? (
          <form method="post" action="/console/calls/next">
            <button type="submit" title={speaker.say('console:desk.nextHint')}>
              {speaker.say('console:desk.next')}
            </button>
          </form>
        ) : (
          <a class="button" href={`/console/calls/${card.id}`}>
            {speaker.say('console:next.openCall')}
          </a>
        )}
        <a href="/console/calls">{speaker.say('console:next.allCalls')}</a>
      </div>
    </section>
  );
}
