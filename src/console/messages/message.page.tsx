import type { Reader } from '../console-deps.ts';
import { Page } from '../shell/layout.tsx';

export function MessagePage({ reader, id, subject }: { reader: Reader; id: string; subject: string }) {
  const { speaker } = reader;
  return (
    <Page reader={reader} title={subject} screen="today">
      <p class="eyebrow">
        <a href="/console">{speaker.say('console:today.title')}</a>
      </p>
      <h1>{subject}</h1>
      <p class="lead">{speaker.say('console:message.lead')}</p>
      <iframe class="mail" sandbox="" src={`/console/messages/${id}/html`} title={subject} />
    </Page>
  );
}
