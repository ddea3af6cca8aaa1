import type { FastifyRequest } from 'fastify';
import { findCarePerson } from '../../customers/care-person-store.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import type { Desk } from './desk.ts';

/** The desk of whoever is signed in; a care person of the same address is the same human being. */
export async function deskOf({ db, now }: ConsoleDeps, request: FastifyRequest): Promise<Desk> {
  const staff = request.signedIn?.user ?? null;
  const person = staff ? await findCarePerson(db, staff.email) : undefined;
  return { staffId: staff?.id ?? null, personId: person?.id ?? null, now: now() };
}
