import type { NamedCustomer } from '../../nurture/customer-name-store.ts';
import { explainRule } from '../../words/explain-rule.ts';
import { explainSignal } from '../../words/explain-signal.ts';
import { describeFacts } from './describe-facts.ts';
import { describeForecast } from './describe-forecast.ts';
import { describeRhythm } from './describe-rhythm.ts';
import { describeVerdict } from './describe-verdict.ts';
import { describeWorth } from './describe-worth.ts';
import { productName, type ToDescribe } from './to-describe.ts';

/** The whole explanation as lines of text. */
export function describeExplanation(about: ToDescribe): string[] {
  const { customer, explanation, recorded, speaker } = about;
  const { decision } = explanation;
  const part = (title: string, lines: readonly string[]) => [
    '',
    speaker.say(`explain:${title}`),
    ...lines.map((line) => `  ${line}`),
  ];
  return [
    speaker.say('explain:title', { ...named(customer), date: speaker.date(decision.day) }),
    ...part('facts', describeFacts(about)),
    ...part('rhythm', describeRhythm(about)),
    ...part('forecast', describeForecast(about)),
    ...part('worth', describeWorth(about)),
    ...part('signals', describeSignals(about)),
    ...part('considered', describeRules(about)),
    ...part('verdict', describeVerdict(about)),
    ...(recorded
      ? part('recorded', [
          speaker.say('explain:recordedAs', { kind: recorded.kind, version: recorded.careModelVersion }),
        ])
      : []),
  ];
}

function named({ name, externalId }: NamedCustomer) {
  return { name, externalId };
}

function describeSignals({ explanation, speaker, currency }: ToDescribe): string[] {
  const { signals } = explanation.decision;
  if (signals.length === 0) return [speaker.say('explain:noSignals')];
  return signals.map((signal) =>
    speaker.say('explain:signal', {
      sentence: explainSignal(signal, {
        speaker,
        currency,
        productName: (id) => productName(explanation, id),
      }),
      date: speaker.date(signal.startedOn),
      strength: speaker.number(signal.strength, 2),
    }),
  );
}

function describeRules({ explanation, speaker, currency }: ToDescribe): string[] {
  return explanation.decision.rules.map((answer, index) => {
    const said = speaker.say(answer.spoke ? 'explain:spoke' : 'explain:quiet');
    return `${index + 1}. ${speaker.say(`rules:name.${answer.rule}`)} – ${said}: ${explainRule(answer, speaker, currency)}`;
  });
}
