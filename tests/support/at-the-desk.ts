import type { FastifyInstance } from 'fastify';
import { expect } from 'vitest';
import { messageTable } from '../../src/messages/message-table.ts';
import type { Database } from '../../src/platform/database.ts';
import { OWN_FORM } from './sign-in-staff.ts';

/** What somebody at a console does: looks at pages, and sends their forms. */
export function atTheDesk(app: FastifyInstance, db: Database) {
  return {
    /** The page, on another console where one is named. */
    async get(path: string, on = app): Promise<string> {
      return (await on.inject({ url: path, headers: OWN_FORM })).body;
    },
    /** Where the form leads to. */
    async post(path: string, form: Record<string, string> = {}): Promise<string> {
      const payload = new URLSearchParams(form).toString();
      const sent = await app.inject({ method: 'POST', url: path, payload, headers: OWN_FORM });
      expect(sent.statusCode).toBe(303);
      return String(sent.headers.location);
    },
    async theMessage() {
      const [message] = await db.select().from(messageTable);
      if (!message) throw new Error('The story has a message');
      return message;
    },
  };
}
