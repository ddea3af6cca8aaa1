import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { rowNumber } from '../row-number.ts';

/** The text as its writer has it, and the revision of the draft that it was made from; 0 where there was none. */
export const WRITING = z.object({
  source: z.string().transform((text) => text.replaceAll('\r\n', '\n')),
  revision: rowNumber,
});

/** A form that no page of ours sends is the sender's fault: answered as refused, not as ours. */
export function readForm<Form>(form: z.ZodType<Form>, { body }: FastifyRequest): Form {
  const read = form.safeParse(body);
  if (!read.success) throw Object.assign(new Error('The form cannot be read'), { statusCode: 400 });
  return read.data;
}
