import { THEMES } from '../../staff/staff-table.ts';
import type { StaffUser } from '../../staff/staff-user.ts';
import type { Reader } from '../console-deps.ts';
import { LanguageChoice } from '../shell/language-choice.tsx';
import { Page } from '../shell/layout.tsx';
import { Notice } from '../shell/notice.tsx';
import { CalendarCard, type CalendarCardProps } from './calendar-card.tsx';

interface MePageProps {
  reader: Reader;
  me: StaffUser;
  saved: boolean;
  /** Null: she makes no calls. */
  calendar: CalendarCardProps | null;
}

export function MePage({ reader, me, saved, calendar }: MePageProps) {
  const { speaker } = reader;
  const say = (key: string) => speaker.say(`staff:me.${key}`);
  return (
    <Page reader={reader} title={say('title')} screen="me">
      <p class="eyebrow">{me.email}</p>
      <h1>{me.name}</h1>
      {saved ? <Notice tone="good">{say('saved')}</Notice> : null}
      <h2>{say('roles')}</h2>
      <ul class="means">
        {me.roles.map((role) => (
          <li key={role}>
            <strong>{speaker.say(`staff:role.${role}`)}</strong>{' '}
            <span class="quiet">{speaker.say(`staff:roleMeans.${role}`)}</span>
          </li>
        ))}
      </ul>
      <h2>{say('title')}</h2>
      <form method="post" action="/console/me" class="card narrow">
        <LanguageChoice reader={reader} chosen={me.language} />
        <label>
          {say('theme')}
          <select name="theme">
            {THEMES.map((theme) => (
              <option key={theme} value={theme} selected={theme === me.theme}>
                {say(`themes.${theme}`)}
              </option>
            ))}
          </select>
        </label>
        <button type="submit">{say('save')}</button>
      </form>
      {calendar ? <CalendarCard reader={reader} {...calendar} /> : null}
      <h2>{say('sessions')}</h2>
      <p class="lead">{say('sessionsLead')}</p>
      <form method="post" action="/console/sign-out-everywhere">
        <button type="submit" class="plain-button">
          {say('everywhere')}
        </button>
      </form>
    </Page>
  );
}
