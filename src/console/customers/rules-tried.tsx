import type { Decision } from '../../decisions/decision.ts';
import type { RecordedDecision } from '../../nurture/decision-store.ts';
import type { Reader } from '../console-deps.ts';
import { LastDecision } from './last-decision.tsx';
import { RuleList } from './rule-list.tsx';

interface RulesTriedProps {
  reader: Reader;
  decision: Decision;
  recorded: RecordedDecision | null;
}

/** Why, and why not: what every rule answers now, in the order asked, and what a review decided last. */
export function RulesTried({ reader, decision, recorded }: RulesTriedProps) {
  const { speaker } = reader;
  return (
    <section class="part" aria-labelledby="rules">
      <h2 id="rules">{speaker.say('customers:why.title')}</h2>
      <p class="quiet">{speaker.say('customers:why.lead')}</p>
      <RuleList reader={reader} rules={decision.rules} />
      <LastDecision reader={reader} recorded={recorded} now={decision} />
    </section>
  );
}
