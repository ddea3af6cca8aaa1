import type { Reader } from '../console-deps.ts';
import { Page } from './layout.tsx';

/** `refused` says that the request was at fault, not Rytmi. */
export function FailedPage({ reader, refused }: { reader: Reader; refused: boolean }) {
  const say = (key: string) => reader.speaker.say(`console:failed.${key}`);
  return (
    <Page reader={reader} title={say('title')}>
      <h1>{say('title')}</h1>
      <p class="lead">{say(refused ? 'refused' : 'lead')}</p>
      <p>
        <a class="button" href="/console">
          {reader.speaker.say('console:notFound.back')}
        </a>
      </p>
    </Page>
  );
}
