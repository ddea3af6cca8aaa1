import { Frame } from './frame.tsx';
import type { Reader } from './public-deps.ts';

export function FailedPage({ reader }: { reader: Reader }) {
  const say = (key: string) => reader.speaker.say(`public:failed.${key}`);
  return (
    <Frame reader={reader} title={say('title')}>
      <h1>{say('title')}</h1>
      <p class="lead">{say('lead')}</p>
      <p>{say('way')}</p>
    </Frame>
  );
}
