import type { ListedDelivery, ListedEndpoint } from '../../webhooks/manage/webhook-list-store.ts';
import { WEBHOOK_KINDS } from '../../webhooks/webhook-kind.ts';
import type { Reader } from '../console-deps.ts';
import { Page } from '../shell/layout.tsx';
import { Notice } from '../shell/notice.tsx';
import { DeliveryTable } from './delivery-table.tsx';
import { EndpointCard } from './endpoint-card.tsx';

export interface WebhooksPageProps {
  reader: Reader;
  endpoints: readonly ListedEndpoint[];
  /** The newest first. */
  dead: readonly ListedDelivery[];
  newest: readonly ListedDelivery[];
  /** Something done, or what was wrong, in words. */
  told: string | null;
  problem: string | null;
  /** Just made, and shown this once. */
  secret: string | null;
}

/** Which other systems are told what happens, and whether they hear it. */
export function WebhooksPage(props: WebhooksPageProps) {
  const { reader, endpoints, dead, newest, told, problem, secret } = props;
  const say = (key: string, values = {}) => reader.speaker.say(`webhooks:${key}`, values);
  return (
    <Page reader={reader} title={say('title')} screen="webhooks">
      <h1>{say('title')}</h1>
      <p class="lead">{say('lead')}</p>
      {told ? <Notice tone="good">{told}</Notice> : null}
      {problem ? <Notice tone="care">{problem}</Notice> : null}
      {secret ? (
        <Notice tone="good">
          <p>{say('secret')}</p>
          <pre class="command">{secret}</pre>
        </Notice>
      ) : null}
      {endpoints.length === 0 ? <p class="quiet">{say('none')}</p> : null}
      <div class="people">
        {endpoints.map((endpoint) => (
          <EndpointCard key={endpoint.id} reader={reader} endpoint={endpoint} />
        ))}
      </div>
      <DeliveryTable reader={reader} title={say('dead')} deliveries={dead} mayResend />
      <DeliveryTable reader={reader} title={say('newest')} deliveries={newest} />
      <h2 id="add">{say('add')}</h2>
      <form method="post" action="/console/webhooks" class="card narrow" aria-labelledby="add">
        <label>
          {say('url')}
          <input type="url" name="url" maxLength={2000} placeholder="https://" required />
        </label>
        <fieldset class="roles" aria-label={say('kinds')}>
          <legend>{say('kinds')}</legend>
          {WEBHOOK_KINDS.map((kind) => (
            <label key={kind} class="check">
              <input type="checkbox" name="kinds" value={kind} />
              <span>
                {say(`kind.${kind.replace('.', '-')}`)} <small class="quiet">{kind}</small>
              </span>
            </label>
          ))}
          <small class="quiet">{say('kindsHint')}</small>
        </fieldset>
        <label class="check">
          <input type="checkbox" name="includeContact" value="yes" />
          <span>
            {say('includeContact')} <small class="quiet">{say('includeContactHint')}</small>
          </span>
        </label>
        <button type="submit">{say('add')}</button>
      </form>
    </Page>
  );
}
