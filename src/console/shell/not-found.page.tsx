import type { Reader } from '../console-deps.ts';
import { Page } from './layout.tsx';

export function NotFoundPage({ reader }: { reader: Reader }) {
  const say = (key: string) => reader.speaker.say(`console:notFound.${key}`);
  return (
    <Page reader={reader} title={say('title')}>
      <h1>{say('title')}</h1>
      <p class="lead">{say('lead')}</p>
      <p>
        <a class="button" href="/console">
          {say('back')}
        </a>
      </p>
    </Page>
  );
}
