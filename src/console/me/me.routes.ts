import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { hasFeed } from '../../calls/calendar/calendar-store.ts';
import { changeCalendar } from '../../calls/calendar/change-calendar.ts';
import { findCarePerson } from '../../customers/care-person-store.ts';
import { LANGUAGES } from '../../shared/language.ts';
import { changeStaff } from '../../staff/change-staff.ts';
import type { SignedIn } from '../../staff/sign-in/find-signed-in.ts';
import { endSession, saveLook } from '../../staff/staff-store.ts';
import { THEMES } from '../../staff/staff-table.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { actorOf } from '../guard/actor-of.ts';
import { readerOf } from '../reader-of.ts';
import { sendPage } from '../shell/send-page.ts';
import { MePage } from './me.page.tsx';
import { pageBefore } from './page-before.ts';

/** What no page offers changes nothing. */
const FORM = z.object({
  language: z.enum(LANGUAGES).optional().catch(undefined),
  theme: z.enum(THEMES).optional().catch(undefined),
});
const CALENDAR_CHANGE = z.enum(['renew', 'end']);
const SIGNED_OUT = '/console/sign-in?told=signedOut';

/** What is everybody's own: how the console speaks and looks, and signing out. */
export function registerMe(app: FastifyInstance, deps: ConsoleDeps): void {
  app.get('/me', async (request, reply) => {
    const saved = 'saved' in (request.query as object);
    return show(deps, request, reply, { saved });
  });

  app.post('/me', async (request, reply) => {
    const { language, theme } = FORM.parse(request.body ?? {});
    const look = { ...(language && { language }), ...(theme && { theme }) };
    if (language || theme) await saveLook(deps.db, signedInOf(request).user.id, look);
    return reply.redirect(pageBefore(request.headers) ?? '/console/me?saved', 303);
  });

  app.post<{ Params: { change: string } }>('/me/calendar/:change', async (request, reply) => {
    const person = await findCarePerson(deps.db, signedInOf(request).user.email);
    const change = CALENDAR_CHANGE.safeParse(request.params.change);
    if (!person || !change.success) return reply.callNotFound();
    const wanted = { personId: person.id, by: actorOf(request), change: change.data };
    const shown = await changeCalendar(deps, wanted);
    return show(deps, request, reply, { shown, ended: shown === null });
  });

  app.post('/sign-out', async (request, reply) => {
    await endSession(deps.db, signedInOf(request).token);
    return reply.redirect(SIGNED_OUT, 303);
  });

  app.post('/sign-out-everywhere', async (request, reply) => {
    const staffId = signedInOf(request).user.id;
    await changeStaff(deps, { staffId, by: actorOf(request), change: { do: 'sign-out' } });
    return reply.redirect(SIGNED_OUT, 303);
  });
}

async function show(
  deps: ConsoleDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  told: { saved?: boolean; shown?: string | null; ended?: boolean },
): Promise<FastifyReply> {
  const { saved = false, shown = null, ended = false } = told;
  const me = signedInOf(request).user;
  const person = await findCarePerson(deps.db, me.email);
  const calendar = person ? { has: await hasFeed(deps.db, person.id), shown, ended } : null;
  return sendPage(reply, MePage({ reader: readerOf(deps, request), me, saved, calendar }));
}

function signedInOf({ signedIn }: FastifyRequest): SignedIn {
  if (!signedIn) throw new Error('Nobody is signed in here');
  return signedIn;
}
