import { Frame } from './frame.tsx';
import type { Reader } from './public-deps.ts';

interface UnsubscribePageProps {
  reader: Reader;
  path: string;
  /** A link of its own: a link for one page opens no other. */
  preferencesPath: string;
}

export function UnsubscribePage({ reader, path, preferencesPath }: UnsubscribePageProps) {
  const say = (key: string, values = {}) => reader.speaker.say(`public:unsubscribe.${key}`, values);
  return (
    <Frame reader={reader} title={say('title')}>
      <h1>{say('title')}</h1>
      <p class="lead">{say('lead', { supplier: reader.supplier.name })}</p>
      <p>{say('effect')}</p>
      <form method="post" action={path}>
        <button type="submit">{say('press')}</button>
      </form>
      <p class="aside">
        {say('rather')} <a href={preferencesPath}>{say('preferences')}</a>
      </p>
    </Frame>
  );
}

export function UnsubscribedPage({ reader, path }: { reader: Reader; path: string }) {
  const say = (key: string) => reader.speaker.say(`public:unsubscribe.${key}`);
  return (
    <Frame reader={reader} title={say('doneTitle')}>
      <h1>{say('doneTitle')}</h1>
      <p class="lead" role="status">
        {say('doneLead')}
      </p>
      <form method="post" action={`${path}/undo`} class="aside">
        <p>{say('undoLead')}</p>
        <button type="submit" class="quiet">
          {say('undo')}
        </button>
      </form>
    </Frame>
  );
}

export function ResubscribedPage({ reader }: { reader: Reader }) {
  const say = (key: string) => reader.speaker.say(`public:unsubscribe.${key}`);
  return (
    <Frame reader={reader} title={say('undoneTitle')}>
      <h1>{say('undoneTitle')}</h1>
      <p class="lead" role="status">
        {say('undoneLead')}
      </p>
    </Frame>
  );
}

/** Undone, but the address is stopped for more than this press. */
export function StillStoppedPage({ reader }: { reader: Reader }) {
  const { speaker, supplier } = reader;
  const say = (key: string) =>
    speaker.say(`public:unsubscribe.${key}`, { phone: supplier.phone, mail: supplier.replyTo });
  return (
    <Frame reader={reader} title={say('stillTitle')}>
      <h1>{say('stillTitle')}</h1>
      <p class="lead" role="status">
        {say('stillLead')}
      </p>
    </Frame>
  );
}
