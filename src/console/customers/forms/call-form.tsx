import type { CallPurpose } from '../../../decisions/decision.ts';
import type { WhatToDoProps } from './what-to-do-props.ts';

export const PURPOSES = ['service', 'retention', 'growth'] as const satisfies readonly CallPurpose[];

export function CallForm({ reader, card, typed }: WhatToDoProps) {
  const { speaker } = reader;
  const say = (key: string) => speaker.say(`customers:call.${key}`);
  return (
    <details class="card" name="to-do" open={typed.purpose !== undefined}>
      <summary>{say('title')}</summary>
      <form method="post" action={`/console/customers/${card.id}/call`}>
        <p class="quiet">{say('lead')}</p>
        <fieldset>
          <legend>{say('why')}</legend>
          <div class="choices">
            {PURPOSES.map((purpose, i) => (
              <label key={purpose} class="choice">
                <input
                  type="radio"
                  name="purpose"
                  value={purpose}
                  required
                  checked={typed.purpose === undefined ? i === 0 : typed.purpose === purpose}
                />
                <span>{speaker.say(`calls:purpose.${purpose}`)}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <label>
          {say('note')}
          <textarea name="note" rows={2} maxLength={500} value={typed.note} />
        </label>
        <button type="submit">{say('do')}</button>
      </form>
    </details>
  );
}
