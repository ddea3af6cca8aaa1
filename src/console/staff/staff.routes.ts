import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { LANGUAGES } from '../../shared/language.ts';
import { changeStaff } from '../../staff/change-staff.ts';
import { inviteStaff } from '../../staff/invites/invite-staff.ts';
import { ROLES } from '../../staff/role.ts';
import { findStaffByEmail } from '../../staff/staff-store.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { actorOf } from '../guard/actor-of.ts';
import { readerOf } from '../reader-of.ts';
import { textsOf } from '../texts-of.ts';
import { registerCallers } from './callers.routes.ts';
import { showStaff } from './show-staff.ts';

const PARAMS = z.object({ id: z.uuid() });
const QUERY = z.object({
  told: z.enum(['roles', 'removed', 'signed-out', 'caller', 'caller-removed']).nullable().catch(null),
});
/** One box ticked comes as a text, several as a list, none not at all. */
const roles = z.preprocess((sent) => (sent === undefined ? [] : [sent].flat()), z.array(z.enum(ROLES)));
const ROLE_FORM = z.object({ roles });
const INVITE = z.object({
  email: z.string().trim().toLowerCase().pipe(z.email()),
  roles: roles.refine((chosen) => chosen.length > 0),
  language: z.enum(LANGUAGES),
});

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** For administrators: who may sign in, and what for. */
export function registerStaff(app: FastifyInstance, deps: ConsoleDeps): void {
  app.get('/staff', async (request, reply) => {
    const { told } = QUERY.parse({ told: null, ...(request.query as object) });
    const { speaker } = readerOf(deps, request);
    return showStaff(deps, { request, reply }, { told: told && speaker.say(`staff:people.told.${told}`) });
  });

  app.post('/staff', async (request, reply) => {
    const { speaker } = readerOf(deps, request);
    const form = INVITE.safeParse(request.body);
    if (!form.success) {
      const typed = { ...textsOf(request.body), roles: ROLE_FORM.safeParse(request.body ?? {}).data?.roles };
      const problem = speaker.say('staff:people.unread');
      return showStaff(deps, { request, reply: reply.code(422) }, { problem, typed });
    }
    const { email } = form.data;
    const known = (await findStaffByEmail(deps.db, email)) !== undefined;
    const link = await inviteStaff(deps, { ...form.data, by: actorOf(request) });
    return showStaff(deps, { request, reply }, { invited: { email, link, known } });
  });
  registerChanges(app, deps);
  registerCallers(app, deps);
}

function registerChanges(app: FastifyInstance, deps: ConsoleDeps): void {
  app.post('/staff/:id/roles', async (request, reply) => {
    const form = ROLE_FORM.safeParse(request.body ?? {});
    const chosen = form.success ? form.data.roles : [];
    return change(deps, { request, reply }, { change: { do: 'set-roles', roles: chosen }, told: 'roles' });
  });
  app.post('/staff/:id/remove', async (request, reply) =>
    change(deps, { request, reply }, { change: { do: 'remove' }, told: 'removed' }),
  );
  app.post('/staff/:id/sign-out', async (request, reply) =>
    change(deps, { request, reply }, { change: { do: 'sign-out' }, told: 'signed-out' }),
  );
}

async function change(
  deps: ConsoleDeps,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  wanted: { change: Parameters<typeof changeStaff>[1]['change']; told: string },
): Promise<FastifyReply> {
  const params = PARAMS.safeParse(request.params);
  const staffId = params.success ? params.data.id : NOBODY;
  const done = await changeStaff(deps, { staffId, by: actorOf(request), change: wanted.change });
  if (done.ok) return reply.redirect(`/console/staff?told=${wanted.told}`, 303);
  const problem = readerOf(deps, request).speaker.say(`staff:people.problem.${done.problem}`);
  return showStaff(deps, { request, reply: reply.code(422) }, { problem });
}
