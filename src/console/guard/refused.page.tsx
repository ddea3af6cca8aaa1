import type { Reader } from '../console-deps.ts';
import { Page } from '../shell/layout.tsx';

export type WhyRefused = 'foreignForm' | 'notYourRole' | 'signedOut';

export function RefusedPage({ reader, because }: { reader: Reader; because: WhyRefused }) {
  const say = (key: string) => reader.speaker.say(`staff:refused.${key}`);
  const isOut = because === 'signedOut';
  return (
    <Page reader={reader} title={say(`${because}.title`)}>
      <h1>{say(`${because}.title`)}</h1>
      <p class="lead">{say(`${because}.lead`)}</p>
      <p>
        <a class="button" href={isOut ? '/console/sign-in' : '/console'}>
          {isOut ? reader.speaker.say('staff:signIn.enter') : reader.speaker.say('console:notFound.back')}
        </a>
      </p>
    </Page>
  );
}
