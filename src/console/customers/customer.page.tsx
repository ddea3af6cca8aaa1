import type { RuleAnswer, Verdict } from '../../decisions/decision.ts';
import type { Explanation } from '../../nurture/explain-customer.ts';
import type { TimelineEntry } from '../../nurture/timeline-store.ts';
import type { StageSpan } from '../../signals/stages/stage.ts';
import { explainRule } from '../../words/explain-rule.ts';
import { explainSignal } from '../../words/explain-signal.ts';
import { sayGap } from '../../words/say-gap.ts';
import type { Reader } from '../console-deps.ts';
import { Page } from '../shell/layout.tsx';
import { Timeline } from './timeline.tsx';

interface CustomerPageProps {
  reader: Reader;
  name: string;
  explanation: Explanation;
  timeline: readonly TimelineEntry[];
}

/** Why and why not: what was found, what is done, and what every rule answered. */
export function CustomerPage({ reader, name, explanation, timeline }: CustomerPageProps) {
  const { speaker, supplier } = reader;
  const { decision, review, context } = explanation;
  const say = (key: string, values = {}) => speaker.say(`console:customer.${key}`, values);
  const productName = (id: number) => context.products.get(id)?.name ?? `#${id}`;
  const { order } = review.rhythm;
  const first = decision.rules.find(({ spoke }) => spoke);
  return (
    <Page reader={reader} title={name} screen="customers">
      <p class="eyebrow">
        <a href="/console/customers">{speaker.say('console:customers.title')}</a>
      </p>
      <h1>{name}</h1>
      <p class="quiet">
        {order.usualGapDays === null || order.lastDay === null
          ? say('noRhythm')
          : say('rhythm', { gap: sayGap(order.usualGapDays, speaker), date: speaker.date(order.lastDay) })}
      </p>
      <p class="quiet">{sayStage(review.stage, reader)}</p>
      <section class="next">
        <div>
          <p class="eyebrow">{say('verdict', { date: speaker.date(decision.day) })}</p>
          <h2>{sayVerdict(decision.verdict, reader)}</h2>
          {decision.heldOut ? <p>{say('heldOut')}</p> : null}
        </div>
      </section>
      <section class="part" aria-labelledby="signals">
        <h2 id="signals">{say('signals')}</h2>
        {decision.signals.length === 0 ? <p class="quiet">{say('noSignals')}</p> : null}
        <ul class="reasons">
          {decision.signals.map((signal, i) => (
            <li key={i}>{explainSignal(signal, { speaker, productName, currency: supplier.currency })}</li>
          ))}
        </ul>
      </section>
      <section class="part" aria-labelledby="rules">
        <h2 id="rules">{say('rules')}</h2>
        <ol class="rules">
          {decision.rules.map((answer) => (
            <Rule key={answer.rule} reader={reader} answer={answer} decides={answer === first} />
          ))}
        </ol>
      </section>
      <Timeline reader={reader} entries={timeline} />
    </Page>
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

function sayStage(stage: StageSpan | null, { speaker }: Reader): string {
  if (!stage) return speaker.say('stages:none');
  return speaker.say('stages:since', {
    stage: speaker.say(`stages:name.${stage.stage}`),
    date: speaker.date(stage.since),
  });
}

function sayVerdict(verdict: Verdict, { speaker }: Reader): string {
  switch (verdict.kind) {
    case 'message':
      return speaker.say('console:customer.message', {
        kind: speaker.say(`calls:message.kind.${verdict.messageKind}`),
      });
    case 'call':
      return speaker.say('console:customer.call', {
        purpose: speaker.say(`calls:purpose.${verdict.purpose}`),
      });
    case 'wait':
      return verdict.until === null
        ? speaker.say('console:customer.wait')
        : speaker.say('console:customer.waitUntil', { date: speaker.date(verdict.until) });
    case 'stop':
      return speaker.say('console:customer.stop');
  }
}
