import type { Decision } from '../../decisions/decision.ts';
import { dayFromIso } from '../../shared/calendar-day.ts';
import type { Reader } from '../console-deps.ts';
import { RuleList } from './rule-list.tsx';

/** The night that looked at a customer last. */
export interface LastNight {
  /** ISO date. */
  day: string;
  careModelVersion: number;
  /** What the rules answer for that day, asked again on demand: a night that found nothing to do writes nothing down. */
  asked: Decision | null;
}

interface LastReviewProps {
  reader: Reader;
  customerId: number;
  night: LastNight | null;
}

/** That a review found nothing to do, when, and what every rule answers for that day. */
export function LastReview({ reader, customerId, night }: LastReviewProps) {
  const { speaker, today } = reader;
  const say = (key: string, values = {}) => speaker.say(`customers:reviewed.${key}`, values);
  if (night === null) return <p class="quiet">{say('never')}</p>;
  const day = dayFromIso(night.day) ?? today;
  const line = say('line', { date: speaker.date(day), version: night.careModelVersion });
  if (day === today)
    return (
      <p class="quiet">
        {line} {say('above')}
      </p>
    );
  if (night.asked === null)
    return (
      <p class="quiet">
        {line} <a {...asking(customerId)}>{say('rules')}</a>
      </p>
    );
  return (
    <>
      <p class="quiet">{line}</p>
      <h3>{say('then', { date: speaker.date(day) })}</h3>
      <RuleList reader={reader} rules={night.asked.rules} />
    </>
  );
}

/** The page with that night's answers; htmx shows only what it has more. */
function asking(customerId: number) {
  const address = `/console/customers/${customerId}?night=last`;
  const swap = { 'hx-target': '#why', 'hx-select': '#why', 'hx-swap': 'outerHTML' };
  return { href: `${address}#why`, 'hx-get': address, ...swap };
}
