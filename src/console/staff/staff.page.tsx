import { INVITE_HOLDS_HOURS } from '../../staff/invites/invite-staff.ts';
import type { Reader } from '../console-deps.ts';
import { LanguageChoice } from '../shell/language-choice.tsx';
import { Page } from '../shell/layout.tsx';
import { Notice } from '../shell/notice.tsx';
import { RoleBoxes } from './role-boxes.tsx';
import { type ListedStaff, StaffCard } from './staff-card.tsx';

export interface StaffPageProps {
  reader: Reader;
  people: readonly ListedStaff[];
  /** Something done, or what was wrong, in words. */
  told: string | null;
  problem: string | null;
  /** Just made, and shown this once. */
  invited: { email: string; link: string } | null;
}

/** Who may sign in, and what for. */
export function StaffPage({ reader, people, told, problem, invited }: StaffPageProps) {
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
          <pre class="command">{invited.link}</pre>
        </Notice>
      ) : null}
      <div class="people">
        {people.map((person) => (
          <StaffCard key={person.id} reader={reader} person={person} />
        ))}
      </div>
      <h2 id="invite">{say('invite')}</h2>
      <form method="post" action="/console/staff" class="card narrow" aria-labelledby="invite">
        <label>
          {say('email')}
          <input type="email" name="email" maxLength={320} required />
        </label>
        <RoleBoxes reader={reader} whose={say('roles')} chosen={[]} explained />
        <LanguageChoice reader={reader} chosen={reader.supplier.language} />
        <button type="submit">{say('make')}</button>
      </form>
      <p class="quiet">{say('callsHint')}</p>
    </Page>
  );
}
