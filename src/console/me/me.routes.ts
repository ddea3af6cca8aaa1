import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
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

const FORM = z.object({ language: z.enum(LANGUAGES).optional(), theme: z.enum(THEMES).optional() });
const SIGNED_OUT = '/console/sign-in?told=signedOut';

/** What is everybody's own: how the console speaks and looks, and signing out. */
export function registerMe(app: FastifyInstance, deps: ConsoleDeps): void {
  app.get('/me', async (request, reply) => {
    const reader = readerOf(deps, request);
    const saved = 'saved' in (request.query as object);
    return sendPage(reply, MePage({ reader, me: signedInOf(request).user, saved }));
  });

  app.post('/me', async (request, reply) => {
    const { language, theme } = FORM.parse(request.body ?? {});
    const look = { ...(language && { language }), ...(theme && { theme }) };
    if (language || theme) await saveLook(deps.db, signedInOf(request).user.id, look);
    return reply.redirect('/console/me?saved', 303);
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

function signedInOf({ signedIn }: FastifyRequest): SignedIn {
  if (!signedIn) throw new Error('Nobody is signed in here');
  return signedIn;
}
