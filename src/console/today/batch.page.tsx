import type { MessageKind } from '../../decisions/message-kind.ts';
import type { Seen } from '../../messages/seen.ts';
import type { WaitingSample } from '../../nurture/today-store.ts';
import type { Reader } from '../console-deps.ts';
import type { MessageTold } from '../messages/message-told.ts';
import { Page } from '../shell/layout.tsx';
import { Notice } from '../shell/notice.tsx';
import { WaitingSampleLine } from './waiting-sample.tsx';

interface BatchPageProps {
  reader: Reader;
  kind: MessageKind;
  messages: readonly WaitingSample[];
  all: number;
  /** Where the next stretch begins; null at the end. */
  next: number | null;
  /** Whether they may be released now. */
  releases: boolean;
  seen: Seen;
  told: MessageTold | null;
}

/** Every message of one kind that waits, each to be looked at or taken out. */
export function BatchPage({ reader, kind, messages, all, next, releases, seen, told }: BatchPageProps) {
  const { speaker } = reader;
  const say = (key: string, values = {}) => speaker.say(`today:release.${key}`, values);
  const title = speaker.say(`calls:message.kind.${kind}`);
  return (
    <Page reader={reader} title={title} screen="today">
      <p class="eyebrow">
        <a href="/console#waiting">{speaker.say('console:today.title')}</a>
      </p>
      <h1>{title}</h1>
      {told ? (
        <Notice tone={told === 'too-late' ? 'care' : 'good'}>
          {speaker.say(`today:message.told.${told}`)}
        </Notice>
      ) : null}
      <p class="lead">{all === 0 ? say('batchNone') : say('batchLead', { count: all })}</p>
      {releases && all > 0 && reader.may('POST /console/release') ? (
        <form method="post" action="/console/release" class="actions">
          <input type="hidden" name="seen" value={seen} />
          <button type="submit" name="kind" value={kind}>
            {speaker.say('console:waiting.release', { count: all })}
          </button>
        </form>
      ) : null}
      {messages.length > 0 ? (
        <ul class="samples card">
          {messages.map((message) => (
            <WaitingSampleLine key={message.id} reader={reader} sample={message} back={kind} />
          ))}
        </ul>
      ) : null}
      {next === null ? null : (
        <p>
          <a href={`/console/waiting/${kind}?after=${next}`}>{say('older')}</a>
        </p>
      )}
    </Page>
  );
}
