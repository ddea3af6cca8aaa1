import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { PASSWORD_LENGTH, type SignIn } from '../../staff/sign-in/open-sign-in.ts';
import { signInWithPassword } from '../../staff/sign-in/sign-in-with-password.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { readerOf } from '../reader-of.ts';
import { sendPage } from '../shell/send-page.ts';
import { SignInPage, type SignInTold } from './sign-in.page.tsx';
import { wayTo } from './way-to.ts';

const QUERY = z.object({
  to: z.string().optional().catch(undefined),
  told: z.enum(['signedOut']).nullable().catch(null),
  /** What better-auth says of a company account it does not let in. */
  error: z.string().optional().catch(undefined),
});
const FORM = z.object({
  email: z.string().trim().max(320).default(''),
  password: z.string().max(PASSWORD_LENGTH.longest).default(''),
  to: z.string().default(''),
});
const STATUS = { wrong: 401, tooMany: 429 } as const;

export function registerSignIn(app: FastifyInstance, deps: ConsoleDeps, signIn: SignIn): void {
  const show = (
    request: FastifyRequest,
    reply: FastifyReply,
    page: { to: string; email: string; told: SignInTold | null },
  ) =>
    sendPage(
      reply,
      SignInPage({ reader: readerOf(deps, request), company: deps.config.oidc !== null, ...page }),
    );

  app.get('/sign-in', async (request, reply) => {
    const { to, told, error } = QUERY.parse({ told: null, ...(request.query as object) });
    return show(request, reply, { to: wayTo(to), email: '', told: error ? 'companyRefused' : told });
  });

  app.post('/sign-in', async (request, reply) => {
    const form = FORM.safeParse(request.body ?? {});
    const { email, password, to } = form.success ? form.data : { email: '', password: '', to: '' };
    const guess = { email, password, address: request.ip, userAgent: request.headers['user-agent'] ?? '' };
    const done = await signInWithPassword({ ...deps, signIn, secret: deps.secrets[0] }, guess);
    if (done.ok) return reply.header('set-cookie', done.value).redirect(wayTo(to), 303);
    const told = done.problem === 'wrong' ? 'wrong' : 'tooMany';
    return show(request, reply.code(STATUS[told]), { to: wayTo(to), email, told });
  });
}
