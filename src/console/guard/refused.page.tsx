import type { Reader } from '../console-deps.ts';
import { Page } from '../shell/layout.tsx';

export function RefusedPage({ reader, because }: { reader: Reader; because: 'elsewhere' | 'foreignForm' }) {
  const say = (key: string) => reader.speaker.say(`console:refused.${key}`);
  return (
    <Page reader={reader} title={say('title')} bare>
      <h1>{say('title')}</h1>
      <p class="lead">{say(because)}</p>
    </Page>
  );
}
