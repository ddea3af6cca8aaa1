import { type Command, Option } from 'commander';
import { z } from 'zod';
import type { Deps } from '../platform/deps.ts';
import { LANGUAGES, type Language } from '../shared/language.ts';
import { Mistake } from '../shared/mistake.ts';
import { changeStaff } from '../staff/change-staff.ts';
import { INVITE_HOLDS_HOURS, inviteStaff } from '../staff/invites/invite-staff.ts';
import { ROLES, type Role } from '../staff/role.ts';
import { findStaffByEmail, listStaff } from '../staff/staff-store.ts';
import { cliActor } from './cli-actor.ts';

const PROBLEMS = {
  unknown: 'The person has been removed meanwhile.',
  'no-role': 'Everybody needs at least one role.',
  'last-administrator':
    'Somebody must remain who can let others in. First: rytmi staff invite EMAIL --role administrator',
} as const;

/** Who may sign in to the console. */
export function registerStaff(program: Command, open: () => Promise<Deps>): void {
  const staff = program.command('staff').description('who may sign in to the console, and what for');
  staff
    .command('list')
    .description('everybody who may sign in')
    .action(async () => list(await open()));
  staff
    .command('invite')
    .description('a link that lets somebody in once, to choose a password; also for one forgotten')
    .argument('<address>')
    .addOption(new Option('--role <role...>', 'what she does; one already invited keeps hers').choices(ROLES))
    .addOption(new Option('--language <language>', 'of the console').choices(LANGUAGES))
    .action(async (email: string, options: InviteOptions) => invite(await open(), email, options));
  staff
    .command('remove')
    .description('she can no longer sign in; what she did stays in the audit log')
    .argument('<address>')
    .action(async (email: string) => change(await open(), email, 'remove'));
  staff
    .command('sign-out')
    .description('sign her out in every browser')
    .argument('<address>')
    .action(async (email: string) => change(await open(), email, 'sign-out'));
}

interface InviteOptions {
  role?: Role[];
  language?: Language;
}

async function list({ db, now }: Deps): Promise<void> {
  const people = await listStaff(db, now());
  if (people.length === 0)
    console.log('Nobody may sign in yet. Say: rytmi staff invite ADDRESS --role administrator');
  for (const { name, email, roles, joined, sessions } of people)
    console.log(
      `${name} <${email}>  ${roles.join(', ')}  ${joined ? `${sessions} signed in` : 'has not used the link yet'}`,
    );
}

async function invite(deps: Deps, address: string, options: InviteOptions): Promise<void> {
  const email = z.email().safeParse(address);
  if (!email.success) throw new Mistake(`${address} is not a mail address.`);
  const known = await findStaffByEmail(deps.db, email.data);
  const roles = options.role ?? known?.roles ?? [];
  if (roles.length === 0) throw new Mistake(`Say what for: --role ${ROLES.join(' or ')}`);
  const language = options.language ?? known?.language ?? deps.supplier.language;
  const link = await inviteStaff(deps, { email: email.data, roles, language, by: cliActor() });
  if (known && options.role)
    console.log(
      `${email.data} is known and stays ${known.roles.join(', ')}: roles are changed in the console, under People.`,
    );
  console.log(`Give ${email.data} this link. It works once, for ${INVITE_HOLDS_HOURS} hours:\n  ${link}`);
}

async function change(deps: Deps, email: string, what: 'remove' | 'sign-out'): Promise<void> {
  const user = await findStaffByEmail(deps.db, email);
  if (!user) throw new Mistake(`Nobody who may sign in has the address ${email}. See: rytmi staff list`);
  const done = await changeStaff(deps, { staffId: user.id, by: cliActor(), change: { do: what } });
  if (!done.ok) throw new Mistake(PROBLEMS[done.problem]);
  console.log(
    what === 'remove' ? `${email} can no longer sign in.` : `${email} is signed out in every browser.`,
  );
}
