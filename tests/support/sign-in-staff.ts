import type { FastifyInstance } from 'fastify';
import type { ConsoleDeps } from '../../src/console/console-deps.ts';
import type { Language } from '../../src/shared/language.ts';
import { inviteStaff } from '../../src/staff/invites/invite-staff.ts';
import type { Role } from '../../src/staff/role.ts';

interface Newcomer {
  roles: readonly Role[];
  name?: string;
  email?: string;
  language?: Language;
}

export const STAFF_PASSWORD = 'a long phrase of our own';
/** Headers of the console's own forms. */
export const OWN_FORM = {
  host: 'localhost:3000',
  'sec-fetch-site': 'same-origin',
  'content-type': 'application/x-www-form-urlencoded',
};

let serial = 0;

/** Invites somebody, and goes through the link as she would. Answers the cookie of her browser. */
export async function signInStaff(
  app: FastifyInstance,
  deps: ConsoleDeps,
  { roles, name = 'Tove Testaaja', email = `tove${++serial}@supplier.example.com`, language }: Newcomer,
): Promise<string> {
  const by = { staffId: null, name: 'a test' };
  const spoken = language ?? deps.supplier.language;
  const link = await inviteStaff(deps, { email, roles: [...roles], language: spoken, by });
  const answer = await app.inject({
    method: 'POST',
    url: new URL(link).pathname,
    payload: new URLSearchParams({ name, language: spoken, password: STAFF_PASSWORD }).toString(),
    headers: { ...OWN_FORM, cookie: '' },
  });
  return cookieOf(answer.headers['set-cookie']);
}

/** Set-Cookie headers → what a browser sends back. */
export function cookieOf(set: string | string[] | undefined): string {
  return [set ?? []]
    .flat()
    .map((line) => line.split(';')[0])
    .join('; ');
}
