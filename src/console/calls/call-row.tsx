import type { CallCard } from '../../calls/call-card.ts';
import { explainSignal } from '../../words/explain-signal.ts';
import type { Reader } from '../console-deps.ts';
import { Phone } from '../shell/phone.tsx';
import { PurposeLabel } from '../shell/purpose-label.tsx';
import { type Desk, whereLies } from './desk.ts';

interface CallRowProps {
  reader: Reader;
  card: CallCard;
  rank: number;
  desk: Desk;
  productName(id: number): string;
}

/** One call of the list: who, why, what it is worth, and on whose desk it lies. */
export function CallRow({ reader, card, rank, desk, productName }: CallRowProps) {
  const { speaker, supplier } = reader;
  const [strongest] = card.signals;
  const why = strongest
    ? explainSignal(strongest, { speaker, productName, currency: supplier.currency })
    : speaker.say('calls:because.promised');
  const place = whereLies(card, desk);
  return (
    <li class={place === 'taken' ? 'call call-taken' : 'call'}>
      <span class="rank" aria-hidden="true">
        {rank}
      </span>
      <div class="call-what">
        <p class="call-name">
          <a href={`/console/calls/${card.id}`}>{card.customerName}</a>
          <PurposeLabel purpose={card.purpose} speaker={speaker} />
          {place === 'free' ? null : (
            <span class={place === 'mine' ? 'on-desk on-desk-mine' : 'on-desk'}>
              {place === 'mine'
                ? speaker.say('console:desk.mine')
                : speaker.say('console:desk.taken', { name: card.claim?.name ?? '' })}
            </span>
          )}
        </p>
        <p>{why}</p>
        <p class="quiet">{[whomOf(reader, card), triedOf(reader, card)].filter(Boolean).join(' · ')}</p>
      </div>
      <div class="call-reach">
        <p class="stake">{speaker.money(Math.round(card.stakeCents / 100) * 100, supplier.currency)}</p>
        <p class="quiet">{speaker.say('console:calls.aYear')}</p>
        {card.contact?.phone ? <Phone number={card.contact.phone} silent={place === 'taken'} /> : null}
      </div>
    </li>
  );
}

function whomOf({ speaker }: Reader, { contact }: CallCard): string {
  if (!contact) return speaker.say('calls:morning.noContact');
  const language = speaker.say('calls:morning.speaks', {
    language: speaker.say(`calls:language.${contact.language}`),
  });
  const phone = contact.phone ? '' : ` · ${speaker.say('calls:morning.noPhone')}`;
  return `${contact.name}, ${speaker.say(`calls:role.${contact.role}`)} · ${language}${phone}`;
}

function triedOf({ speaker }: Reader, card: CallCard): string {
  return [
    card.assignedTo ? speaker.say('console:calls.with', { name: card.assignedTo.name }) : '',
    card.attempts > 0 ? speaker.say('calls:morning.attempt', { count: card.attempts + 1 }) : '',
  ]
    .filter(Boolean)
    .join(' · ');
}
