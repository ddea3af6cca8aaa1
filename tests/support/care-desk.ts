import { eq } from 'drizzle-orm';
import { beforeEach } from 'vitest';
import { callTaskTable } from '../../src/calls/call-table.ts';
import type { ConsoleDeps } from '../../src/console/console-deps.ts';
import { addCarePerson, findCarePerson } from '../../src/customers/care-person-store.ts';
import { startConsole } from './console-app.ts';
import { tellConsoleStory } from './console-story.ts';
import { emptyDatabase } from './seed.ts';
import { OWN_FORM, signInStaff } from './sign-in-staff.ts';
import { createTestDatabase } from './test-database.ts';
import { TEST_SUPPLIER } from './test-supplier.ts';

export const NOON = new Date('2011-06-15T09:00:00Z');

/** Three people who make calls, each signed in, and before every test a morning with calls for them. */
export async function openCareDesk() {
  const { db } = await createTestDatabase();
  const app = await startConsole(db, { as: null });
  const place = { db, now: () => NOON, supplier: TEST_SUPPLIER, publicUrl: 'http://localhost:3000' };
  const comeIn = (name: string, email: string) =>
    signInStaff(app, place as ConsoleDeps, { roles: ['care'], name, email, language: 'en' });
  /** The cookies of their browsers. */
  const liisa = await comeIn('Liisa Laine', 'liisa@example.com');
  const matti = await comeIn('Matti Mäki', 'matti@example.com');
  const carla = await comeIn('Carla Care', 'carla@example.com');
  const story = { taskId: 0, bakery: 0 };
  beforeEach(async () => {
    await emptyDatabase(db);
    Object.assign(story, await tellConsoleStory(db));
    const carlas = { name: 'Carla Care', email: 'carla@example.com', language: 'en' } as const;
    await addCarePerson(db, { ...carlas, callsPerDay: 3 });
  });
  return { db, liisa, matti, carla, story, ...pagesOf(app), ...handsOf(db, story) };
}

function pagesOf(app: Awaited<ReturnType<typeof startConsole>>) {
  return {
    get: async (url: string, cookie: string) =>
      (await app.inject({ url, headers: { ...OWN_FORM, cookie } })).body,
    post: (url: string, cookie: string, form: Record<string, string> = {}) =>
      app.inject({
        method: 'POST',
        url,
        headers: { ...OWN_FORM, cookie },
        payload: new URLSearchParams(form).toString(),
      }),
  };
}

function handsOf(db: ConsoleDeps['db'], story: { taskId: number }) {
  const personId = async (name: string) =>
    String((await findCarePerson(db, `${name}@example.com`))?.id ?? '');
  return {
    personId,
    /** The address of the story's first call. */
    card: () => `/console/calls/${story.taskId}`,
    task: async () => {
      const [found] = await db.select().from(callTaskTable).where(eq(callTaskTable.id, story.taskId));
      return found as NonNullable<typeof found>;
    },
    /** Every call into one hand. */
    giveTo: async (name: string) =>
      db.update(callTaskTable).set({ assignedTo: Number(await personId(name)) }),
  };
}
