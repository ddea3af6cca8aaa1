import type { Explanation } from '../../nurture/explain-customer.ts';
import { defineWorth, sayWorth } from '../../words/say-worth.ts';
import type { Reader } from '../console-deps.ts';

/** What the customer is worth and could be, in sentences; how that is reckoned is one press away. */
export function Worth({ reader, explanation }: { reader: Reader; explanation: Explanation }) {
  const { speaker, supplier } = reader;
  const { review, context } = explanation;
  const { topRevenueShare } = context.careModel.signals;
  const definition = defineWorth(review.worth, topRevenueShare, speaker, supplier.currency);
  return (
    <section class="part" aria-labelledby="worth">
      <h2 id="worth">{speaker.say('worth:title')}</h2>
      {sayWorth(review.worth, speaker, supplier.currency).map((line) => (
        <p key={line}>{line}</p>
      ))}
      {definition === null ? null : (
        <details>
          <summary>{speaker.say('worth:how')}</summary>
          <p>{definition}</p>
        </details>
      )}
    </section>
  );
}
