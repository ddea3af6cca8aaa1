import type { Language } from '../../shared/language.ts';
import { INVITE_HOLDS_HOURS } from '../../staff/invites/invite-staff.ts';
import type { Invite } from '../../staff/invites/invite-store.ts';
import { PASSWORD_LENGTH } from '../../staff/sign-in/open-sign-in.ts';
import type { StaffUser } from '../../staff/staff-user.ts';
import type { Reader } from '../console-deps.ts';
import { LanguageChoice } from '../shell/language-choice.tsx';
import { Page } from '../shell/layout.tsx';
import { Notice } from '../shell/notice.tsx';

interface WelcomePageProps {
  reader: Reader;
  token: string;
  invite: Invite;
  /** What stood in a form that could not be read. */
  sent: { name: string; email: string; language: Language } | null;
  /** Who was invited, as she is known by now. */
  known: StaffUser | undefined;
}

export function WelcomePage({ reader, token, invite, sent, known }: WelcomePageProps) {
  const say = (key: string, values = {}) => reader.speaker.say(`staff:welcome.${key}`, values);
  const { shortest, longest } = PASSWORD_LENGTH;
  return (
    <Page reader={reader} title={say('title')}>
      <div class="door">
        <h1>{say('title')}</h1>
        <p class="lead">{invite.email === null ? say('first') : say('as', { email: invite.email })}</p>
        {sent ? <Notice tone="care">{say('unread', { count: shortest })}</Notice> : <p>{say('lead')}</p>}
        <form method="post" action={`/console/welcome/${token}`} class="card">
          <label>
            {say('name')}
            <input
              type="text"
              name="name"
              value={sent?.name ?? nameOf(known)}
              maxLength={200}
              autocomplete="name"
              required
            />
          </label>
          {invite.email === null ? (
            <label>
              {say('email')}
              <input type="email" name="email" value={sent?.email} autocomplete="username" required />
            </label>
          ) : (
            <input type="hidden" name="email" value={invite.email} autocomplete="username" />
          )}
          <label>
            {say('password', { count: shortest })}
            <input
              type="password"
              name="password"
              autocomplete="new-password"
              minLength={shortest}
              maxLength={longest}
              required
            />
          </label>
          <LanguageChoice
            reader={reader}
            chosen={sent?.language ?? known?.language ?? reader.speaker.language}
          />
          <button type="submit">{say('save')}</button>
        </form>
      </div>
    </Page>
  );
}

/** Until she says how she is called, her address stands for her name. */
function nameOf(known: StaffUser | undefined): string | undefined {
  return known && known.name !== known.email ? known.name : undefined;
}

export function GonePage({ reader }: { reader: Reader }) {
  const say = (key: string, values = {}) => reader.speaker.say(`staff:welcome.${key}`, values);
  return (
    <Page reader={reader} title={say('gone')}>
      <h1>{say('gone')}</h1>
      <p class="lead">{say('goneLead', { count: INVITE_HOLDS_HOURS })}</p>
      <p>
        <a class="button" href="/console/sign-in">
          {reader.speaker.say('staff:signIn.enter')}
        </a>
      </p>
    </Page>
  );
}
