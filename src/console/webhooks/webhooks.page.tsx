import type { ListedDelivery, ListedEndpoint } from '../../webhooks/manage/webhook-list-store.ts';
import type { Reader } from '../console-deps.ts';
import { Page } from '../shell/layout.tsx';
import { Notice } from '../shell/notice.tsx';
import { AddForm, type AddressTyped } from './add-form.tsx';
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
  /** In the form for another address. */
  typed: AddressTyped;
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
      <AddForm reader={reader} typed={props.typed} />
    </Page>
  );
}
