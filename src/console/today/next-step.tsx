import type { CallCard } from '../../calls/call-card.ts';
import { orderTurns } from '../../calls/order-turns.ts';
import type { Desk } from '../calls/desk.ts';
import type { Reader } from '../console-deps.ts';
import type { Today } from './gather-today.ts';
import { NextCall } from './next-call.tsx';
import { waitingCount } from './waiting-count.ts';

interface NextStepProps {
  reader: Reader;
  today: Today;
  /** The reader's own: what lies on a colleague's is not offered. */
  desk: Desk;
}

/** The one thing to do now, with its button. */
export function NextStep({ reader, today, desk }: NextStepProps) {
  const { speaker } = reader;
  const say = (key: string, values = {}) => speaker.say(`console:next.${key}`, values);
  const next = nextCard(reader, today, desk);
  if (today.people.length === 0 && reader.may('GET /console/staff')) return <NameCallers reader={reader} />;
  if (next) return <NextCall reader={reader} card={next} count={today.calls.today.length} />;
  const waiting = waitingCount(today);
  if (waiting > 0 && today.mode !== 'observe' && reader.may('POST /console/release'))
    return <Release reader={reader} count={waiting} />;
  if (today.calls.today.length > 0 && reader.may('GET /console/calls')) return <NoneFree reader={reader} />;
  if (today.lastNight === null)
    return reader.may('GET /console/health') ? (
      <Step title={say('firstReview')} lead={say('firstReviewLead')} code={REVIEW} />
    ) : (
      <Step title={say('firstReview')} lead={say('firstReviewOthers')} />
    );
  return <Step title={say('done')} lead={say(today.waiting.length > 0 ? 'doneButWaiting' : 'doneLead')} />;
}

/** The card that the button would put on the reader's desk, as things stand. */
function nextCard(reader: Reader, { calls }: Today, { staffId, personId, now }: Desk): CallCard | undefined {
  if (calls.today.length === 0 || staffId === null || !reader.may('GET /console/calls/:id')) return undefined;
  return orderTurns({ list: calls, staffId, personId, now })[0];
}

/** Calls there are, each in a colleague's hand. */
function NoneFree({ reader: { speaker } }: { reader: Reader }) {
  return (
    <section class="next">
      <h2>{speaker.say('console:told.none-free')}</h2>
      <p class="actions">
        <a class="button" href="/console/calls">
          {speaker.say('console:next.allCalls')}
        </a>
      </p>
    </section>
  );
}

function NameCallers({ reader: { speaker } }: { reader: Reader }) {
  return (
    <section class="next">
      <div>
        <h2>{speaker.say('console:next.nobody')}</h2>
        <p>{speaker.say('console:next.nobodyLead')}</p>
      </div>
      <p class="actions">
        <a class="button" href="/console/staff#callers">
          {speaker.say('console:next.nameCallers')}
        </a>
      </p>
    </section>
  );
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
