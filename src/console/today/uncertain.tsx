import { isoFromDay } from '../../shared/calendar-day.ts';
import type { Reader } from '../console-deps.ts';
import { DoubtForm } from '../messages/doubt-form.tsx';
import { timeOf } from '../shell/time-of.ts';
import type { Today } from './gather-today.ts';

/** Messages of which nobody knows whether they arrived, each with what a person can say of it. */
export function Uncertain({ reader, uncertain }: { reader: Reader; uncertain: Today['uncertain'] }) {
  const { speaker } = reader;
  const { messages, all } = uncertain;
  const say = (key: string, values = {}) => speaker.say(`today:doubt.${key}`, values);
  if (all === 0) return null;
  return (
    <section class="care-part" aria-labelledby="uncertain">
      <h2 id="uncertain">{say('title', { count: all })}</h2>
      <p>{say('lead')}</p>
      <ul class="doubts">
        {messages.map((message) => (
          <li key={message.id}>
            <p>
              {reader.may('GET /console/messages/:id') ? (
                <a href={`/console/messages/${message.id}`}>{message.customerName}</a>
              ) : (
                message.customerName
              )}{' '}
              <span class="quiet">
                {message.contactName} · {speaker.say(`calls:message.kind.${message.kind}`)} ·{' '}
                {timeOf(new Date(message.at), reader)}
              </span>
            </p>
            <DoubtForm
              {...{ reader, message, from: 'today', uncertain: true, today: isoFromDay(reader.today) }}
            />
          </li>
        ))}
      </ul>
      {all > messages.length ? <p class="quiet">{say('more', { count: all - messages.length })}</p> : null}
    </section>
  );
}
