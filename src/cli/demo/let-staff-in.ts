import { acceptInvite } from '../../staff/invites/accept-invite.ts';
import { inviteStaff } from '../../staff/invites/invite-staff.ts';
import { ROLES, type Role } from '../../staff/role.ts';
import { listStaff } from '../../staff/staff-store.ts';
import { cliActor } from '../cli-actor.ts';
import { demoPassword } from './demo-password.ts';
import type { DemoStep } from './demo-step.ts';
import { CARE_PEOPLE } from './set-up-care.ts';

interface DemoStaff {
  name: string;
  email: string;
  language: 'en' | 'fi';
  roles: readonly Role[];
}

/** Who sees everything in the demo; invented, like everybody else. */
export const DEMO_OWNER: DemoStaff = {
  name: 'Maija Salonen',
  email: 'maija.salonen@supplier.example.com',
  language: 'en',
  roles: ROLES,
};

const STAFF: readonly DemoStaff[] = [
  DEMO_OWNER,
  ...CARE_PEOPLE.map(({ name, email, language }) => ({ name, email, language, roles: ['care'] as const })),
];

/** The care people sign in as themselves, and one person as everything; all with the password that the summary shows. */
export const letStaffIn: DemoStep = {
  title: 'Staff',
  async run(deps) {
    const known = await listStaff(deps.db, deps.now());
    const missing = STAFF.filter(({ email }) => !known.some((one) => one.email === email && one.joined));
    const password = demoPassword(deps.secrets[0]);
    for (const { name, email, language, roles } of missing) {
      const link = await inviteStaff(deps, { email, language, roles: [...roles], by: cliActor() });
      const token = link.slice(link.lastIndexOf('/') + 1);
      await acceptInvite(deps, { token, name, email, language, password });
    }
    return missing.length === 0 ? null : `${missing.length} people may sign in`;
  },
};
