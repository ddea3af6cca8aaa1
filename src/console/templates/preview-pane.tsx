import type { OpenSlot } from '../../messages/templates/open-slot.ts';
import type { Reader } from '../console-deps.ts';
import { LOOKS } from './preview.routes.ts';
import { slotAddress } from './slot-address.ts';

export interface PreviewPaneProps {
  reader: Reader;
  open: OpenSlot;
  query: { look: string; q?: string | undefined };
  customer: { id: number; name: string } | null;
  /** Of the mail that is shown; null where it cannot be written. The editor's script writes them anew as the text changes. */
  subject: string | null;
  preheader: string | null;
  canSend: boolean;
}

/** The mail of one real customer, as four kinds of readers see it. */
export function PreviewPane(props: PreviewPaneProps) {
  const { reader, open, query, customer, subject, preheader, canSend } = props;
  const say = (key: string, values = {}) => reader.speaker.say(`templates:preview.${key}`, values);
  const address = slotAddress(open.slot);
  const chosen = customer ? `customer=${customer.id}&` : '';
  return (
    <section aria-labelledby="preview" class="preview">
      <h2 id="preview">{say('title')}</h2>
      <search>
        <form method="get" action={address} class="search">
          <label for="q">{say('find')}</label>
          <input id="q" name="q" type="search" value={query.q} />
          <input type="hidden" name="look" value={query.look} />
          <button class="button plain-button" type="submit">
            {say('search')}
          </button>
        </form>
      </search>
      {customer ? (
        <p>
          {say('for', { name: customer.name })}{' '}
          <a href={`${address}?after=${customer.id}&look=${query.look}`}>{say('next')}</a>
        </p>
      ) : (
        <p class="quiet">{say('nobody')}</p>
      )}
      <nav class="tabs" aria-label={say('looks')}>
        {LOOKS.map((look) => (
          <a
            key={look}
            href={`${address}?${chosen}look=${look}`}
            aria-current={look === query.look ? 'page' : undefined}
          >
            {say(look)}
          </a>
        ))}
      </nav>
      <p id="mail-subject" class="mail-subject" hidden={subject === null}>
        {subject}
      </p>
      <p id="mail-preheader" class="mail-preheader" hidden={preheader === null}>
        {preheader}
      </p>
      {customer ? (
        <iframe
          class={`mail mail-${query.look}`}
          sandbox=""
          data-frame=""
          src={`${address}/frame?customer=${customer.id}&look=${query.look}`}
          title={say('for', { name: customer.name })}
        />
      ) : null}
      {customer && canSend && reader.may('POST /console/templates/:kind/:place/test') ? (
        <form method="post" action={`${address}/test`}>
          <input type="hidden" name="customer" value={customer.id} />
          <button class="button plain-button" type="submit">
            {say('send')}
          </button>
        </form>
      ) : null}
    </section>
  );
}
