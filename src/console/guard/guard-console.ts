import { createHash, timingSafeEqual } from 'node:crypto';
import basicAuth from '@fastify/basic-auth';
import helmet from '@fastify/helmet';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ConsoleDeps } from '../console-deps.ts';
import { readerOf } from '../reader-of.ts';
import { sendPage } from '../shell/send-page.ts';
import { isFromThisMachine } from './is-from-this-machine.ts';
import { isOwnForm } from './is-own-form.ts';
import { RefusedPage } from './refused.page.tsx';

/** No script at all, nothing from elsewhere. */
const POLICY = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    frameSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
};

/** Lets only this machine in, or whoever knows the password; only the console's own forms change anything. */
export async function guardConsole(app: FastifyInstance, deps: ConsoleDeps): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: POLICY,
    referrerPolicy: { policy: 'same-origin' },
    // Whoever puts TLS in front of it says how long that holds.
    hsts: false,
  });
  await limitAccess(app, deps);
  app.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    if (request.method === 'GET' || request.method === 'HEAD' || isOwnForm(request.headers)) return;
    return refuse(reply, deps, 'foreignForm');
  });
}

async function limitAccess(app: FastifyInstance, deps: ConsoleDeps): Promise<void> {
  const { consolePassword } = deps;
  if (consolePassword === null) {
    app.addHook('onRequest', async (request: FastifyRequest, reply) => {
      const { remoteAddress } = request.socket;
      if (!isFromThisMachine({ remoteAddress, headers: request.headers }))
        return refuse(reply, deps, 'elsewhere');
    });
    return;
  }
  const expected = digest(consolePassword);
  await app.register(basicAuth, {
    authenticate: { realm: 'Rytmi' },
    validate: async (_name, password) => {
      // Digests are of one length, so that comparing takes one time whatever was typed.
      if (!timingSafeEqual(digest(password), expected)) return new Error('wrong password');
      return undefined;
    },
  });
  app.addHook('onRequest', app.basicAuth as never);
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function refuse(reply: FastifyReply, deps: ConsoleDeps, because: 'elsewhere' | 'foreignForm'): FastifyReply {
  return sendPage(reply.code(403), RefusedPage({ reader: readerOf(deps), because }));
}
