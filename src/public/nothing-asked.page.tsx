import { Frame } from './frame.tsx';
import type { Reader } from './public-deps.ts';

/** For a link that holds, of a mail that asks nothing. */
export function NothingAskedPage({ reader }: { reader: Reader }) {
  const title = reader.speaker.say('public:answer.title');
  return (
    <Frame reader={reader} title={title}>
      <h1>{title}</h1>
      <p class="lead">{reader.speaker.say('public:answer.nothing')}</p>
    </Frame>
  );
}
