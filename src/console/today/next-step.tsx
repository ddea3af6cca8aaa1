import type { Reader } from '../console-deps.ts';
import { PurposeLabel } from '../shell/purpose-label.tsx';
import type { Today } from './gather-today.ts';
import { waitingCount } from './waiting-count.ts';

/** The one thing to do now, with its button. */
export function NextStep({ reader, today }: { reader: Reader; today: Today }) {
  const { speaker } = reader;
  const say = (key: string, values = {}) => speaker.say(`console:next.${key}`, values);
  const [first] = today.calls.today;
  if (today.people.length === 0 && reader.may('GET /console/staff'))
    return <Step title={say('nobody')} lead={say('nobodyLead')} code={ADD_PERSON} />;
  if (first && reader.may('GET /console/calls/:id')) {
    const { card } = first;
    return (
      <section class="next">
        <div>
          <p class="eyebrow">{say('calls', { count: today.calls.today.length })}</p>
          <h2>{card.customerName}</h2>
          <p class="quiet">
            <PurposeLabel purpose={card.purpose} speaker={speaker} />{' '}
            {card.contact
              ? `${card.contact.name} · ${card.contact.phone ?? speaker.say('calls:morning.noPhone')}`
              : ''}
          </p>
        </div>
        <p class="actions">
          <a class="button" href={`/console/calls/${card.id}`}>
            {say('openCall')}
          </a>
          <a href="/console/calls">{say('allCalls')}</a>
        </p>
      </section>
    );
  }
  const waiting = waitingCount(today);
  if (waiting > 0 && today.mode !== 'observe' && reader.may('POST /console/release'))
    return <Release reader={reader} count={waiting} />;
  if (today.lastNight === null)
    return <Step title={say('firstReview')} lead={say('firstReviewLead')} code={REVIEW} />;
  return <Step title={say('done')} lead={say(today.waiting.length > 0 ? 'doneButWaiting' : 'doneLead')} />;
}

function Release({ reader: { speaker }, count }: { reader: Reader; count: number }) {
  return (
    <section class="next">
      <div>
        <h2>{speaker.say('today:next.release', { count })}</h2>
        <p>{speaker.say('today:next.releaseLead')}</p>
      </div>
      <p class="actions">
        <a class="button" href="#waiting">
          {speaker.say('today:next.look')}
        </a>
      </p>
    </section>
  );
}

const ADD_PERSON = 'npx rytmi people add --name NAME --email ADDRESS';
const REVIEW = 'npx rytmi review';

function Step({ title, lead, code }: { title: string; lead: string; code?: string }) {
  return (
    <section class="next">
      <div>
        <h2>{title}</h2>
        <p>{lead}</p>
        {code ? <pre class="command">{code}</pre> : null}
      </div>
    </section>
  );
}
