import type { FastifyRequest } from 'fastify';
import { dayInZone } from '../platform/clock.ts';
import { speakerFor } from '../words/speaker.ts';
import type { ConsoleDeps, Reader } from './console-deps.ts';
import { maySee } from './guard/route-roles.ts';

/** Who is signed in reads her own language, everybody else the supplier's. */
export function readerOf({ supplier, now, hasInbox }: ConsoleDeps, request: FastifyRequest): Reader {
  const staff = request.signedIn?.user ?? null;
  return {
    speaker: speakerFor(staff?.language ?? supplier.language),
    today: dayInZone(now(), supplier.timeZone),
    supplier,
    staff,
    may: (route) => maySee(staff?.roles ?? [], route) && (hasInbox || !route.includes('/console/inbox')),
  };
}
