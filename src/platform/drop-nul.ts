import type { FastifyInstance } from 'fastify';

/**
 * Takes the zero byte out of what forms and addresses bring: no browser sends it, Postgres takes it in no text, and a page
 * that fails of it would look like a fault of ours.
 */
export function dropNul(app: FastifyInstance): void {
  app.addHook('preValidation', async ({ query, body }) => {
    clean(query);
    clean(body);
  });
}

function clean(fields: unknown): void {
  if (typeof fields !== 'object' || fields === null) return;
  const record = fields as Record<string, unknown>;
  for (const [name, value] of Object.entries(record)) {
    if (typeof value === 'string') record[name] = value.replaceAll('\0', '');
    else if (Array.isArray(value)) clean(value);
  }
}
