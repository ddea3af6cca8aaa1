import type { Reader } from '../console-deps.ts';
import { Page } from './layout.tsx';

interface FailedPageProps {
  reader: Reader;
  /** `refused`: the request was at fault, not Rytmi. `slow`: it took longer than anybody waits. */
  why: 'lead' | 'refused' | 'slow';
}

export function FailedPage({ reader, why }: FailedPageProps) {
  const say = (key: string) => reader.speaker.say(`console:failed.${key}`);
  return (
    <Page reader={reader} title={say('title')}>
      <h1>{say('title')}</h1>
      <p class="lead">{say(why)}</p>
      <p>
        <a class="button" href="/console">
          {reader.speaker.say('console:notFound.back')}
        </a>
      </p>
    </Page>
  );
}
