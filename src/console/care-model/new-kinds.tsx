import type { MessageKind } from '../../decisions/message-kind.ts';
import type { Reader } from '../console-deps.ts';

/** Kinds of mail that came with an upgrade: off until somebody presses. */
export function NewKinds({ reader, kinds }: { reader: Reader; kinds: readonly MessageKind[] }) {
  const { speaker } = reader;
  if (kinds.length === 0) return null;
  return (
    <section class="card new-kinds" aria-labelledby="new-kinds">
      <h2 id="new-kinds">{speaker.say('care-model:newKinds.title')}</h2>
      <p class="quiet">{speaker.say('care-model:newKinds.lead')}</p>
      <ul class="plain">
        {kinds.map((kind) => {
          const name = speaker.say(`calls:message.kind.${kind}`);
          return (
            <li key={kind}>
              <div>
                <strong>{name}</strong>{' '}
                <span class="label label-growth">{speaker.say('care-model:newKinds.off')}</span>
                <p class="quiet">{speaker.say(`care-model:newKinds.kind.${kind}`)}</p>
              </div>
              {reader.may('POST /console/care-model/kinds') ? (
                <form method="post" action="/console/care-model/kinds">
                  <button
                    type="submit"
                    name="kind"
                    value={kind}
                    class="plain-button"
                    aria-label={`${speaker.say('care-model:newKinds.on')}: ${name}`}
                  >
                    {speaker.say('care-model:newKinds.on')}
                  </button>
                </form>
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
