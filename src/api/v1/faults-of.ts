import type { z } from 'zod';
import type { Fault } from './problem.ts';

/** More than a person mends at once. */
const MOST_FAULTS = 20;

/** What a schema found wrong: where, and what. `root` stands before the path, `/` for a body. */
export function faultsOf(error: z.ZodError, root: '/' | ''): Fault[] {
  return error.issues.slice(0, MOST_FAULTS).map((issue) => {
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
    const where = `${root}${[...issue.path, ...unknown].map(String).join('/')}`.slice(0, 200);
    return { where, reason: unknown.length > 0 ? 'there is no such field' : issue.message.slice(0, 300) };
  });
}
