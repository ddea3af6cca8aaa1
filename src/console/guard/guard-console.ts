import helmet from '@fastify/helmet';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { findSignedIn, type SignedIn } from '../../staff/sign-in/find-signed-in.ts';
import type { SignIn } from '../../staff/sign-in/open-sign-in.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { readerOf } from '../reader-of.ts';
import { sendPage } from '../shell/send-page.ts';
import { asksByItself } from './board-routes.ts';
import { isOwnForm } from './is-own-form.ts';
import { POLICY } from './policy.ts';
import { RefusedPage, type WhyRefused } from './refused.page.tsx';
import { rolesOf } from './route-roles.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who sends it; null on pages open to everybody. */
    signedIn: SignedIn | null;
  }
}

/** Only the console's own forms change anything, and everybody does what her roles allow. */
export async function guardConsole(app: FastifyInstance, deps: ConsoleDeps, signIn: SignIn): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: POLICY,
    referrerPolicy: { policy: 'same-origin' },
    // Whoever puts TLS in front of it says how long that holds.
    hsts: false,
  });
  app.decorateRequest('signedIn', null);
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) demandRoles(one, url);
  });
  app.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    if (isChange(request) && !isOwnForm(request.headers)) return refuse(deps, request, reply, 'foreignForm');
    return admit({ deps, signIn }, request, reply);
  });
}

/** A route that somebody forgot to think about is open to nobody: the console does not start. */
function demandRoles(method: string, url: string): void {
  if (method === 'HEAD') return;
  if (rolesOf(method, url) === undefined)
    throw new Error(
      `${method} ${url} must stand in src/console/guard/route-roles.ts with the roles that may.`,
    );
}

async function admit(
  { deps, signIn }: { deps: ConsoleDeps; signIn: SignIn },
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply | undefined> {
  const { url } = request.routeOptions;
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const roles = url === undefined || request.is404 ? [] : rolesOf(method, url);
  if (roles === 'open') return undefined;
  const isUsed = !asksByItself(request.url);
  const signedIn = await findSignedIn({ ...deps, signIn }, request.headers.cookie, { isUsed });
  if (!signedIn) return askToSignIn(deps, request, reply);
  request.signedIn = signedIn;
  if (signedIn.cookies.length > 0) reply.header('set-cookie', signedIn.cookies);
  // Whatever is not there is so for everybody.
  if (request.is404 || signedIn.user.roles.some((role) => roles?.includes(role))) return undefined;
  return refuse(deps, request, reply, 'notYourRole');
}

function askToSignIn(deps: ConsoleDeps, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (isChange(request)) {
    reply.code(401);
    return sendPage(reply, RefusedPage({ reader: readerOf(deps, request), because: 'signedOut' }));
  }
  const to = request.url === '/console' ? '' : `?to=${encodeURIComponent(request.url)}`;
  return reply.redirect(`/console/sign-in${to}`, 303);
}

function isChange({ method }: FastifyRequest): boolean {
  return method !== 'GET' && method !== 'HEAD';
}

function refuse(
  deps: ConsoleDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  because: WhyRefused,
): FastifyReply {
  return sendPage(reply.code(403), RefusedPage({ reader: readerOf(deps, request), because }));
}
