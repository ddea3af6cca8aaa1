import { Frame } from './frame.tsx';
import type { Reader } from './public-deps.ts';

interface RefusalPageProps {
  reader: Reader;
  /** No such link; asked too often in a short time; the fault is ours. */
  why: 'notFound' | 'tooOften' | 'failed';
}

/** Why there is nothing to see here, and the way out. */
export function RefusalPage({ reader, why }: RefusalPageProps) {
  const say = (key: 'title' | 'lead' | 'way') => reader.speaker.say(`public:${why}.${key}`);
  return (
    <Frame reader={reader} title={say('title')}>
      <h1>{say('title')}</h1>
      <p class="lead">{say('lead')}</p>
      <p>{say('way')}</p>
    </Frame>
  );
}
