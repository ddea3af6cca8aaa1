import type { Decision, RuleAnswer } from '../../decisions/decision.ts';
import { explainRule } from '../../words/explain-rule.ts';
import type { Reader } from '../console-deps.ts';

/** Why, and why not: what every rule answered today, in the order asked. */
export function RulesTried({ reader, decision }: { reader: Reader; decision: Decision }) {
  const { speaker } = reader;
  const first = decision.rules.find(({ spoke }) => spoke);
  return (
    <section class="part" aria-labelledby="rules">
      <h2 id="rules">{speaker.say('customers:why.title')}</h2>
      <p class="quiet">{speaker.say('customers:why.lead')}</p>
      <ol class="rules">
        {decision.rules.map((answer) => (
          <Rule key={answer.rule} reader={reader} answer={answer} decides={answer === first} />
        ))}
      </ol>
    </section>
  );
}

interface RuleProps {
  reader: Reader;
  answer: RuleAnswer;
  /** It was the first to speak. */
  decides: boolean;
}

function Rule({ reader: { speaker, supplier }, answer, decides }: RuleProps) {
  const word = decides ? 'decides' : answer.spoke ? 'also' : 'no';
  return (
    <li class={decides ? 'rule rule-deciding' : 'rule'}>
      <strong>{speaker.say(`rules:name.${answer.rule}`)}</strong>
      <span>{speaker.say(`console:customer.${word}`)}</span>
      <span>{explainRule(answer, speaker, supplier.currency)}</span>
    </li>
  );
}
