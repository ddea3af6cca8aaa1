import { z } from 'zod';

const FORM = z.object({
  version: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .catch(0),
});

/** The version that a sent form was made from; 0, which never holds, where it names none. */
export function readBasedOn(body: unknown): number {
  return FORM.parse(body ?? {}).version;
}
