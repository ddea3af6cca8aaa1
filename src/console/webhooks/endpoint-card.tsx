import type { ListedEndpoint } from '../../webhooks/manage/webhook-list-store.ts';
import type { Reader } from '../console-deps.ts';

/** One address: what it is told, how that goes, and what can be done with it. */
export function EndpointCard({ reader, endpoint }: { reader: Reader; endpoint: ListedEndpoint }) {
  const say = (key: string, values = {}) => reader.speaker.say(`webhooks:${key}`, values);
  const { id, kinds, off, dead } = endpoint;
  const { host } = new URL(endpoint.url);
  const press = (change: string) => (
    <form method="post" action={`/console/webhooks/${id}/${change}`}>
      <button type="submit" class="plain-button">
        {say(`do.${change}`)}
      </button>
    </form>
  );
  return (
    <article class="card">
      <h2>
        {host} <span class="count">{id}</span>
      </h2>
      <p class="quiet">{endpoint.url}</p>
      <p>{standing(say, endpoint)}</p>
      <p class="quiet">
        {kinds.length === 0
          ? say('everything')
          : kinds.map((kind) => say(`kind.${kind.replace('.', '-')}`)).join(', ')}
        {endpoint.includeContact ? ` · ${say('withContact')}` : ''}
        {endpoint.oldSecretUntil === null ? '' : ` · ${say('twoSecrets')}`}
      </p>
      <div class="actions">
        {off === null ? press('test') : press('on')}
        {off === null && dead > 0 ? press('resend') : null}
        {off === null ? press('off') : null}
        {press('rotate')}
        <details>
          <summary>{say('do.remove')}</summary>
          <form method="post" action={`/console/webhooks/${id}/remove`}>
            <p>{say('removeSure', { host })}</p>
            <button type="submit">{say('do.remove')}</button>
          </form>
        </details>
      </div>
    </article>
  );
}

function standing(say: (key: string, values?: object) => string, endpoint: ListedEndpoint): string {
  const { off, waiting, retried, dead, delivered } = endpoint;
  return [
    off === null ? say('on') : say(`off.${off}`),
    say('delivered', { count: delivered }),
    say('waiting', { count: waiting }),
    ...(retried > 0 ? [say('retried', { count: retried })] : []),
    ...(dead > 0 ? [say('deadCount', { count: dead })] : []),
  ].join(' · ');
}
