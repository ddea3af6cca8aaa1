import { ROLES, type Role } from '../../staff/role.ts';
import type { Reader } from '../console-deps.ts';

interface RoleBoxesProps {
  reader: Reader;
  /** Whom they are for, for who hears the page. */
  whose: string;
  chosen: readonly Role[];
  /** With what each role does. */
  explained?: boolean;
}

export function RoleBoxes({ reader: { speaker }, whose, chosen, explained = false }: RoleBoxesProps) {
  return (
    <fieldset class="roles" aria-label={whose}>
      <legend>{speaker.say('staff:people.roles')}</legend>
      {ROLES.map((role) => (
        <label key={role} class="check">
          <input type="checkbox" name="roles" value={role} checked={chosen.includes(role)} />
          <span>
            {speaker.say(`staff:role.${role}`)}
            {explained ? <small class="quiet"> {speaker.say(`staff:roleMeans.${role}`)}</small> : null}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
