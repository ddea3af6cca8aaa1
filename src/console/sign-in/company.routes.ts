import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { OIDC_PROVIDER, type SignIn } from '../../staff/sign-in/open-sign-in.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { wayTo } from './way-to.ts';

/** To the company's own sign-in, and back from it. */
export function registerCompanySignIn(app: FastifyInstance, deps: ConsoleDeps, signIn: SignIn): void {
  app.get('/sign-in/company', async (request, reply) => {
    if (deps.config.oidc === null) return reply.redirect('/console/sign-in', 303);
    const { to } = request.query as { to?: unknown };
    const { headers, response } = await signIn.api.signInSocial({
      body: {
        provider: OIDC_PROVIDER,
        callbackURL: wayTo(to),
        errorCallbackURL: '/console/sign-in',
        disableRedirect: true,
      },
      headers: new Headers({ cookie: request.headers.cookie ?? '' }),
      returnHeaders: true,
    });
    return reply.header('set-cookie', headers.getSetCookie()).redirect(String(response.url), 303);
  });

  app.get('/auth/callback/:provider', (request, reply) => pass(deps, signIn, request, reply));
}

/** Hands a request to better-auth, and its answer back. */
async function pass(
  { publicUrl }: ConsoleDeps,
  signIn: SignIn,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const cookie = request.headers.cookie ?? '';
  const answer = await signIn.handler(new Request(publicUrl + request.url, { headers: { cookie } }));
  const location = answer.headers.get('location');
  reply.header('set-cookie', answer.headers.getSetCookie());
  return reply.redirect(location ?? '/console/sign-in?error=company', 303);
}
