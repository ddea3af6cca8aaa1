import type { FastifyInstance } from 'fastify';
import { OWN_FORM } from './sign-in-staff.ts';

/** What a page that offers to release messages says it has shown: goes into the form that releases them. */
export async function seenOn(app: FastifyInstance, url = '/console'): Promise<{ seen: string }> {
  const { body } = await app.inject({ url, headers: OWN_FORM });
  return { seen: /name="seen" value="([^"]+)"/.exec(body)?.[1] ?? '' };
}
