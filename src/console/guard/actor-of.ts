import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../staff/audit/change.ts';

/** Who makes a change, for the audit log. Throws on pages open to everybody: they change nothing of others. */
export function actorOf(request: FastifyRequest): Actor {
  if (!request.signedIn) throw new Error('Nobody is signed in here');
  const { id, name } = request.signedIn.user;
  return { staffId: id, name };
}
