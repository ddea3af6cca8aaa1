import type { StaffUser } from '../../staff/staff-user.ts';
import type { Reader } from '../console-deps.ts';
import { RoleBoxes } from './role-boxes.tsx';

export interface ListedStaff extends StaffUser {
  joined: boolean;
  sessions: number;
  /** Whether a care person has the same address. */
  makesCalls: boolean;
}

/** One person: what she may do, and what can be done with her. */
export function StaffCard({ reader, person }: { reader: Reader; person: ListedStaff }) {
  const say = (key: string, values = {}) => reader.speaker.say(`staff:people.${key}`, values);
  const action = `/console/staff/${person.id}`;
  return (
    <article class="card">
      <h2>
        {person.name} {person.id === reader.staff?.id ? <span class="count">{say('you')}</span> : null}
      </h2>
      <p class="quiet">
        {person.email === person.name ? null : `${person.email} · `}
        {[standing(reader, person), person.makesCalls ? say('calls') : ''].filter(Boolean).join(' · ')}
      </p>
      <form method="post" action={`${action}/roles`}>
        <RoleBoxes reader={reader} whose={person.name} chosen={person.roles} />
        <button type="submit" class="plain-button">
          {say('save')}
        </button>
      </form>
      <div class="actions">
        {person.sessions > 0 ? (
          <form method="post" action={`${action}/sign-out`}>
            <button type="submit" class="plain-button">
              {say('signOut')}
            </button>
          </form>
        ) : null}
        <details>
          <summary>{say('remove')}</summary>
          <form method="post" action={`${action}/remove`}>
            <p>{say('removeSure', { name: person.name })}</p>
            <button type="submit">{say('remove')}</button>
          </form>
        </details>
      </div>
    </article>
  );
}

function standing({ speaker }: Reader, { joined, sessions }: ListedStaff): string {
  if (!joined) return speaker.say('staff:people.waiting');
  return sessions > 0
    ? speaker.say('staff:people.open', { count: sessions })
    : speaker.say('staff:people.out');
}
