import type { Explanation } from '../../nurture/explain-customer.ts';
import { explainRule } from '../../words/explain-rule.ts';
import type { Reader } from '../console-deps.ts';
import { sayVerdict } from './say-verdict.ts';

interface WhatNowProps {
  reader: Reader;
  explanation: Explanation;
  /** The call of this customer that is still to be made. */
  openCall: number | null;
}

/** The one thing that is done about the customer now, and the sentence of the rule that decided it. */
export function WhatNow({ reader, explanation: { decision }, openCall }: WhatNowProps) {
  const { speaker, supplier } = reader;
  const decides = decision.rules.find(({ spoke }) => spoke);
  return (
    <section class="next">
      <div>
        <p class="eyebrow">{speaker.say('console:customer.verdict')}</p>
        <h2>{sayVerdict(decision.verdict, reader)}</h2>
        {decides ? <p>{explainRule(decides, speaker, supplier.currency)}</p> : null}
        {decision.heldOut ? <p>{speaker.say('console:customer.heldOut')}</p> : null}
      </div>
      {openCall !== null && reader.may('GET /console/calls/:id') ? (
        <p class="actions">
          <a class="button" href={`/console/calls/${openCall}`}>
            {speaker.say('customers:page.seeCall')}
          </a>
        </p>
      ) : null}
    </section>
  );
}
