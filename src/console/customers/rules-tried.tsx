import type { Decision } from '../../decisions/decision.ts';
import type { RecordedDecision } from '../../nurture/decision-store.ts';
import type { Reader } from '../console-deps.ts';
import { LastDecision } from './last-decision.tsx';
import { type LastNight, LastReview } from './last-review.tsx';
import { RuleList } from './rule-list.tsx';

interface RulesTriedProps {
  reader: Reader;
  customerId: number;
  decision: Decision;
  recorded: RecordedDecision | null;
  night: LastNight | null;
}

/** Why, and why not: what every rule answers now, in the order asked, and what a review decided last. */
export function RulesTried({ reader, customerId, decision, recorded, night }: RulesTriedProps) {
  const { speaker } = reader;
  return (
    <section class="part" id="why" aria-labelledby="rules">
      <h2 id="rules">{speaker.say('customers:why.title')}</h2>
      <p class="quiet">{speaker.say('customers:why.lead')}</p>
      <RuleList reader={reader} rules={decision.rules} />
      {night !== null && night.day === recorded?.day ? null : (
        <LastReview reader={reader} customerId={customerId} night={night} />
      )}
      {recorded ? <LastDecision reader={reader} recorded={recorded} now={decision} /> : null}
    </section>
  );
}
