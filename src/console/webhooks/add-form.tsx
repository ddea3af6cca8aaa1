import { WEBHOOK_KINDS } from '../../webhooks/webhook-kind.ts';
import type { Reader } from '../console-deps.ts';

/** What stands in the form, right or wrong. */
export interface AddressTyped {
  url: string;
  kinds: readonly string[];
  includeContact: boolean;
}

/** Another system to be told. */
export function AddForm({ reader, typed }: { reader: Reader; typed: AddressTyped }) {
  const say = (key: string) => reader.speaker.say(`webhooks:${key}`);
  return (
    <>
      <h2 id="add">{say('add')}</h2>
      <form method="post" action="/console/webhooks" class="card narrow" aria-labelledby="add">
        <label>
          {say('url')}
          <input type="url" name="url" maxLength={2000} value={typed.url} placeholder="https://" required />
        </label>
        <fieldset class="roles" aria-label={say('kinds')}>
          <legend>{say('kinds')}</legend>
          {WEBHOOK_KINDS.map((kind) => (
            <label key={kind} class="check">
              <input type="checkbox" name="kinds" value={kind} checked={typed.kinds.includes(kind)} />
              <span>
                {say(`kind.${kind.replace('.', '-')}`)} <small class="quiet">{kind}</small>
              </span>
            </label>
          ))}
          <small class="quiet">{say('kindsHint')}</small>
        </fieldset>
        <label class="check">
          <input type="checkbox" name="includeContact" value="yes" checked={typed.includeContact} />
          <span>
            {say('includeContact')} <small class="quiet">{say('includeContactHint')}</small>
          </span>
        </label>
        <button type="submit">{say('add')}</button>
      </form>
    </>
  );
}
