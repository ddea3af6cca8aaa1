import { explainRule } from '../../../words/explain-rule.ts';
import type { WhatToDoProps } from './what-to-do-props.ts';

/** A button for each message that fits today, and of the others why they do not. */
export function WriteForm({ reader, card, writing }: WhatToDoProps) {
  const { speaker, supplier } = reader;
  const say = (key: string) => speaker.say(`customers:write.${key}`);
  const { fitting, refused, heldOut } = writing;
  return (
    <details class="card" name="to-do">
      <summary>{say('title')}</summary>
      {heldOut ? <p>{say('held')}</p> : <p class="quiet">{say(fitting.length > 0 ? 'lead' : 'none')}</p>}
      {heldOut
        ? null
        : fitting.map(({ messageKind }) => (
            <form key={messageKind} method="post" action={`/console/customers/${card.id}/write`}>
              <input type="hidden" name="kind" value={messageKind} />
              <button type="submit">{speaker.say(`calls:message.kind.${messageKind}`)}</button>
            </form>
          ))}
      {refused.length > 0 && !heldOut ? (
        <details class="why-not">
          <summary>{say('why')}</summary>
          <dl>
            {refused.map((answer) => (
              <div key={answer.rule}>
                <dt>{speaker.say(`rules:name.${answer.rule}`)}</dt>
                <dd class="quiet">{explainRule(answer, speaker, supplier.currency)}</dd>
              </div>
            ))}
          </dl>
        </details>
      ) : null}
    </details>
  );
}
