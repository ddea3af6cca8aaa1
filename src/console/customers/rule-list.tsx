import type { RuleAnswer } from '../../decisions/decision.ts';
import { explainRule } from '../../words/explain-rule.ts';
import type { Reader } from '../console-deps.ts';

/** What every rule answered, in the order asked; the first that spoke decided. */
export function RuleList({ reader, rules }: { reader: Reader; rules: readonly RuleAnswer[] }) {
  const first = rules.find(({ spoke }) => spoke);
  return (
    <ol class="rules">
      {rules.map((answer) => (
        <Rule key={answer.rule} reader={reader} answer={answer} decides={answer === first} />
      ))}
    </ol>
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
