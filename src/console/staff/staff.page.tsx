import { LANGUAGES } from '../../shared/language.ts';
import { INVITE_HOLDS_HOURS } from '../../staff/invites/invite-staff.ts';
import type { Role } from '../../staff/role.ts';
import { LanguageChoice } from '../shell/language-choice.tsx';
import { Page } from '../shell/layout.tsx';
import { Notice } from '../shell/notice.tsx';
import { Callers, type CallersProps } from './callers.tsx';
import { RoleBoxes } from './role-boxes.tsx';
import { type ListedStaff, StaffCard } from './staff-card.tsx';

export interface StaffPageProps extends CallersProps {
  people: readonly ListedStaff[];
  /** Something done, or what was wrong, in words. */
  told: string | null;
  problem: string | null;
  /** Just made, and shown this once. */
  invited: { email: string; link: string; known: boolean } | null;
  /** What stood in an invitation sent back. */
  typed: { email?: string; language?: string; roles?: readonly Role[] | undefined };
}

/** Who may sign in, and what for. */
export function StaffPage(props: StaffPageProps) {
  const { reader, people, told, problem, invited, typed } = props;
  const say = (key: string, values = {}) => reader.speaker.say(`staff:people.${key}`, values);
  return (
    <Page reader={reader} title={say('title')} screen="staff">
      <h1>{say('title')}</h1>
      <p class="lead">{say('lead')}</p>
      {told ? <Notice tone="good">{told}</Notice> : null}
      {problem ? <Notice tone="care">{problem}</Notice> : null}
      {invited ? (
        <Notice tone="good">
          <p>{say('link', { email: invited.email, count: INVITE_HOLDS_HOURS })}</p>
          {invited.known ? <p>{say('knownStays')}</p> : null}
          <pre class="command">{invited.link}</pre>
        </Notice>
      ) : null}
      <div class="people">
        {people.map((person) => (
          <StaffCard key={person.id} reader={reader} person={person} />
        ))}
      </div>
      <Invite reader={reader} typed={typed} />
      <Callers {...props} />
    </Page>
  );
}

function Invite({ reader, typed }: Pick<StaffPageProps, 'reader' | 'typed'>) {
  const say = (key: string) => reader.speaker.say(`staff:people.${key}`);
  const language = LANGUAGES.find((one) => one === typed.language) ?? reader.supplier.language;
  return (
    <>
      <h2 id="invite">{say('invite')}</h2>
      <form method="post" action="/console/staff" class="card narrow" aria-labelledby="invite">
        <label>
          {say('email')}
          <input type="email" name="email" value={typed.email} maxLength={320} required />
        </label>
        <RoleBoxes reader={reader} whose={say('roles')} chosen={typed.roles ?? []} explained />
        <LanguageChoice reader={reader} chosen={language} />
        <button type="submit">{say('make')}</button>
      </form>
    </>
  );
}
