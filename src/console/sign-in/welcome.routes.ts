import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { LANGUAGES } from '../../shared/language.ts';
import { acceptInvite } from '../../staff/invites/accept-invite.ts';
import { findInvite } from '../../staff/invites/invite-store.ts';
import { hashOfToken } from '../../staff/invites/invite-token.ts';
import { PASSWORD_LENGTH, type SignIn } from '../../staff/sign-in/open-sign-in.ts';
import { signInWithPassword } from '../../staff/sign-in/sign-in-with-password.ts';
import { findStaffByEmail } from '../../staff/staff-store.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { readerOf } from '../reader-of.ts';
import { sendPage } from '../shell/send-page.ts';
import { GonePage, WelcomePage } from './welcome.page.tsx';

const PARAMS = z.object({ token: z.string().max(100) });
const NAME = z.string().trim().min(1).max(200);
const LANGUAGE = z.enum(LANGUAGES);
const FORM = z.object({
  name: NAME,
  email: z.union([z.literal('').transform(() => null), z.email()]).default(null),
  language: LANGUAGE,
  password: z.string().min(PASSWORD_LENGTH.shortest).max(PASSWORD_LENGTH.longest),
});
/** What is typed stays in a form sent back, but for the password. */
const TYPED = z.object({
  name: z.string().catch(''),
  email: z.string().catch(''),
  language: LANGUAGE.catch('en'),
});

/** The one-time link by which somebody comes in first, or chooses a new password. */
export function registerWelcome(app: FastifyInstance, deps: ConsoleDeps, signIn: SignIn): void {
  app.get('/welcome/:token', async (request, reply) => show(deps, request, reply, null));

  app.post('/welcome/:token', async (request, reply) => {
    const { token } = PARAMS.parse(request.params);
    const form = FORM.safeParse(request.body ?? {});
    const typed = TYPED.parse(request.body ?? {});
    if (!form.success) return show(deps, request, reply.code(422), typed);
    const accepted = await acceptInvite(deps, { token, ...form.data });
    if (!accepted.ok) {
      const status = accepted.problem === 'gone' ? 410 : 422;
      return show(deps, request, reply.code(status), typed);
    }
    const userAgent = request.headers['user-agent'] ?? '';
    const guess = { email: accepted.value, password: form.data.password, address: request.ip, userAgent };
    const done = await signInWithPassword({ ...deps, signIn, secret: deps.secrets[0] }, guess);
    if (done.ok) reply.header('set-cookie', done.value);
    return reply.redirect('/console', 303);
  });
}

async function show(
  deps: ConsoleDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  sent: z.infer<typeof TYPED> | null,
): Promise<FastifyReply> {
  const reader = readerOf(deps, request);
  const { token } = PARAMS.parse(request.params);
  const invite = await findInvite(deps.db, hashOfToken(token), deps.now());
  if (!invite) return sendPage(reply.code(410), GonePage({ reader }));
  const known = invite.email === null ? undefined : await findStaffByEmail(deps.db, invite.email);
  return sendPage(reply, WelcomePage({ reader, token, invite, sent, known }));
}
