import { nextOrderDay } from '../../decisions/next-order-day.ts';
import type { RecordedDecision } from '../../nurture/decision-store.ts';
import type { Explanation } from '../../nurture/explain-customer.ts';
import type { TimelineEntry } from '../../nurture/timeline-store.ts';
import { valueByMonth } from '../../rhythm/value-by-month.ts';
import type { Day } from '../../shared/calendar-day.ts';
import { explainOrderForecast } from '../../words/explain-forecast.ts';
import type { Reader } from '../console-deps.ts';
import { MonthBars } from '../drawings/month-bars.tsx';
import { OrderLine } from '../drawings/order-line.tsx';
import { Page } from '../shell/layout.tsx';
import { Notice } from '../shell/notice.tsx';
import { Contacts } from './contacts.tsx';
import { CustomerHead } from './customer-head.tsx';
import { WhatToDo } from './forms/what-to-do.tsx';
import type { WhatToDoProps } from './forms/what-to-do-props.ts';
import type { LastNight } from './last-review.tsx';
import { RulesTried } from './rules-tried.tsx';
import { Signals } from './signals.tsx';
import { Timeline } from './timeline.tsx';
import { WhatNow } from './what-now.tsx';
import { Worth } from './worth.tsx';

export interface CustomerPageProps extends WhatToDoProps {
  explanation: Explanation;
  timeline: readonly TimelineEntry[];
  /** The timeline begins before this day; null where it begins with the newest. */
  before: Day | null;
  /** What a review last decided to do. */
  recorded: RecordedDecision | null;
  night: LastNight | null;
  /** What was just done, or why it was not, as a sentence. */
  told: string | null;
  problem: string | null;
}

/** Two years, and the month that runs. */
const MONTHS_DRAWN = 25;

/** One customer: what happens now and why, its rhythm, its people, all that has happened, and what a person can do. */
export function CustomerPage(props: CustomerPageProps) {
  const { reader, card, explanation, timeline, contacts, told, problem } = props;
  const { decision, review } = explanation;
  const { speaker } = reader;
  return (
    <Page reader={reader} title={card.name} screen="customers" changes>
      <p class="eyebrow">
        <a href="/console/customers">{speaker.say('customers:list.title')}</a>
      </p>
      <CustomerHead reader={reader} card={card} review={review} />
      {told ? <Notice tone="good">{told}</Notice> : null}
      {problem ? <Notice tone="care">{problem}</Notice> : null}
      <WhatNow reader={reader} explanation={explanation} openCall={props.openCall} />
      <div class="call-columns customer-columns">
        <div>
          <section class="part">
            <h2>{speaker.say('customers:rhythm.title')}</h2>
            <OrderLine
              reader={reader}
              orderDays={review.rhythm.orderDays}
              usualGapDays={review.rhythm.order.usualGapDays}
              nextDay={nextOrderDay(review)}
            />
            <Forecast reader={reader} explanation={explanation} />
          </section>
          <section class="part">
            <h2>{speaker.say('customers:months.title')}</h2>
            <MonthBars
              reader={reader}
              months={valueByMonth(review.facts.history, reader.today, MONTHS_DRAWN)}
            />
          </section>
          <Worth reader={reader} explanation={explanation} />
          <Signals reader={reader} explanation={explanation} />
          <Contacts reader={reader} contacts={contacts} />
          <Timeline reader={reader} customerId={card.id} entries={timeline} before={props.before} />
          <RulesTried
            reader={reader}
            customerId={card.id}
            decision={decision}
            recorded={props.recorded}
            night={props.night}
          />
        </div>
        <WhatToDo {...props} />
      </div>
    </Page>
  );
}

function Forecast({ reader: { speaker }, explanation }: { reader: Reader; explanation: Explanation }) {
  const orders = explanation.review.forecast?.orders;
  const learnt = explanation.context.forecast;
  if (!orders || !learnt) return null;
  return <p>{explainOrderForecast(orders, learnt.model.customers.horizonDays, speaker)}</p>;
}
