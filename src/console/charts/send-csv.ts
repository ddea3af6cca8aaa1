import type { FastifyReply } from 'fastify';

/** Hands a spreadsheet over as a file; what is in it comes from csvOf, so that no cell runs as a formula. */
export function sendCsv(reply: FastifyReply, name: string, csv: string): FastifyReply {
  return reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="rytmi-${name}.csv"`)
    .send(csv);
}
