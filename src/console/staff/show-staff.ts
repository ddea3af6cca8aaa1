import type { FastifyReply, FastifyRequest } from 'fastify';
import { listCarePeople } from '../../customers/care-person-store.ts';
import { readCareModel } from '../../nurture/care-model-store.ts';
import { listStaff } from '../../staff/staff-store.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { readerOf } from '../reader-of.ts';
import { sendPage } from '../shell/send-page.ts';
import { StaffPage, type StaffPageProps } from './staff.page.tsx';

/** The page of everybody who may sign in and of everybody who calls, with what was just done. */
export async function showStaff(
  deps: ConsoleDeps,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  page: Partial<StaffPageProps>,
): Promise<FastifyReply> {
  const callers = await listCarePeople(deps.db);
  const { settings } = await readCareModel(deps.db);
  const calling = new Set(callers.map(({ email }) => email.toLowerCase()));
  // Sessions are kept by the machine's own clock.
  const staff = await listStaff(deps.db, new Date());
  const people = staff.map((person) => ({ ...person, makesCalls: calling.has(person.email) }));
  const nothing = { told: null, problem: null, invited: null, typed: {}, typedCaller: {} };
  const usualPerDay = settings.calls.perPersonPerDay;
  const addresses = staff.map(({ email }) => email).filter((email) => !calling.has(email));
  const reader = readerOf(deps, request);
  return sendPage(reply, StaffPage({ reader, people, callers, usualPerDay, addresses, ...nothing, ...page }));
}
