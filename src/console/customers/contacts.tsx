import type { ListedContact } from '../../customers/contact-list-store.ts';
import type { Reader } from '../console-deps.ts';
import { Phone } from '../shell/phone.tsx';

/** The people at a customer: how to reach them, whether they may be written to, and how often they want it. */
export function Contacts({ reader, contacts }: { reader: Reader; contacts: readonly ListedContact[] }) {
  const { speaker } = reader;
  return (
    <section class="part" aria-labelledby="contacts">
      <h2 id="contacts">{speaker.say('customers:contacts.title')}</h2>
      {contacts.length === 0 ? <p class="quiet">{speaker.say('customers:contacts.none')}</p> : null}
      <ul class="contacts">
        {contacts.map((contact) => (
          <Contact key={contact.id} reader={reader} contact={contact} />
        ))}
      </ul>
    </section>
  );
}

function Contact({ reader, contact }: { reader: Reader; contact: ListedContact }) {
  const { speaker } = reader;
  const say = (key: string, values = {}) => speaker.say(`customers:contacts.${key}`, values);
  const language = speaker.say('calls:morning.speaks', {
    language: speaker.say(`calls:language.${contact.language}`),
  });
  return (
    <li>
      <p class="contact-name">
        <strong>{contact.name}</strong>{' '}
        <span class="quiet">
          {[speaker.say(`calls:role.${contact.role}`), language, contact.removed ? say('gone') : null]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </p>
      <p class="contact-reach">
        {contact.phone ? <Phone number={contact.phone} /> : <span class="quiet">{say('noPhone')}</span>}
        <span class={contact.email ? '' : 'quiet'}>{contact.email ?? say('noEmail')}</span>
      </p>
      <p class="quiet">{sayRight(contact, reader)}</p>
    </li>
  );
}

function sayRight(contact: ListedContact, { speaker, today }: Reader): string {
  const say = (key: string, values = {}) => speaker.say(`customers:contacts.${key}`, values);
  if (contact.suppressed)
    return say('stopped', { reason: speaker.say(`console:timeline.reason.${contact.suppressed}`) });
  const cadence =
    contact.cadenceDays === null ? say('usual') : say('cadence', { count: contact.cadenceDays });
  const isPaused = contact.pausedUntil !== null && contact.pausedUntil > today;
  const pause = isPaused ? say('paused', { date: speaker.date(contact.pausedUntil ?? today) }) : null;
  return [say(`may.${contact.basis}`), contact.basis === 'none' ? null : (pause ?? cadence)]
    .filter(Boolean)
    .join(' · ');
}
