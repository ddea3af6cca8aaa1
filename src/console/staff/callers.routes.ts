import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { findCarePerson, listCarePeople } from '../../customers/care-person-store.ts';
import { nameCaller } from '../../customers/name-caller.ts';
import { removeCaller } from '../../customers/remove-caller.ts';
import { findStaffByEmail } from '../../staff/staff-store.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { actorOf } from '../guard/actor-of.ts';
import { readerOf } from '../reader-of.ts';
import { rowNumber } from '../row-number.ts';
import { textsOf } from '../texts-of.ts';
import { showStaff } from './show-staff.ts';

const FORM = z.object({
  name: z.string().trim().min(1).max(200),
  email: z.string().trim().pipe(z.email()),
  callsPerDay: z
    .string()
    .trim()
    .regex(/^\d{0,3}$/)
    .transform((text) => (text === '' ? null : Number(text)))
    .default(null),
});
const PARAMS = z.object({ id: rowNumber });

/** Who makes the calls: added, changed and taken out. */
export function registerCallers(app: FastifyInstance, deps: ConsoleDeps): void {
  app.post('/staff/callers', async (request, reply) => {
    const { speaker } = readerOf(deps, request);
    const form = FORM.safeParse(request.body ?? {});
    if (!form.success) {
      const problem = speaker.say('staff:callers.unread');
      return showStaff(
        deps,
        { request, reply: reply.code(422) },
        { problem, typedCaller: textsOf(request.body) },
      );
    }
    const person = { ...form.data, language: await languageOf(deps, form.data.email) };
    await nameCaller(deps, { person, by: actorOf(request) });
    return reply.redirect('/console/staff?told=caller#callers', 303);
  });

  app.post('/staff/callers/:id/remove', async (request, reply) => {
    const params = PARAMS.safeParse(request.params);
    const person = (await listCarePeople(deps.db)).find(({ id }) => id === params.data?.id);
    if (person && (await removeCaller(deps, { email: person.email, by: actorOf(request) })))
      return reply.redirect('/console/staff?told=caller-removed#callers', 303);
    const problem = readerOf(deps, request).speaker.say('staff:callers.gone');
    return showStaff(deps, { request, reply: reply.code(422) }, { problem });
  });
}

/** The morning list speaks as it did, or as she reads the console, or as the supplier does. */
async function languageOf({ db, supplier }: ConsoleDeps, email: string) {
  const known = (await findCarePerson(db, email)) ?? (await findStaffByEmail(db, email));
  return known?.language ?? supplier.language;
}
