import type { Reader } from '../console-deps.ts';
import { Page } from '../shell/layout.tsx';
import { Notice } from '../shell/notice.tsx';

export type SignInTold = 'wrong' | 'tooMany' | 'companyRefused' | 'signedOut';

interface SignInPageProps {
  reader: Reader;
  /** Where to go then. */
  to: string;
  email: string;
  told: SignInTold | null;
  /** Whether the company has a sign-in of its own. */
  company: boolean;
}

export function SignInPage({ reader, to, email, told, company }: SignInPageProps) {
  const say = (key: string) => reader.speaker.say(`staff:signIn.${key}`);
  return (
    <Page reader={reader} title={say('title')}>
      <div class="door">
        <h1>{say('title')}</h1>
        {told ? <Notice tone={told === 'signedOut' ? 'good' : 'care'}>{say(told)}</Notice> : null}
        {company ? (
          <>
            <p>
              <a class="button wide" href={`/console/sign-in/company?to=${encodeURIComponent(to)}`}>
                {say('company')}
              </a>
            </p>
            <p class="between">{say('or')}</p>
          </>
        ) : null}
        <form method="post" action="/console/sign-in" class="card">
          <input type="hidden" name="to" value={to} />
          <label>
            {say('email')}
            <input type="email" name="email" value={email} autocomplete="username" required />
          </label>
          <label>
            {say('password')}
            <input type="password" name="password" autocomplete="current-password" required />
          </label>
          <button type="submit">{say('enter')}</button>
        </form>
        <p class="quiet">{say('forgotten')}</p>
      </div>
    </Page>
  );
}
