import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { ApiProblem } from './problem.ts';
import { sendProblem } from './send-problem.ts';

/** Longer than the headers that Node takes: an id that is too long is for its schema to refuse, in words. */
const LONGEST_PARAMETER = 20_000;

/** What the server must know before there is any route, for addresses of the API to be refused as problems too. */
export const SERVER_OPTIONS = {
  routerOptions: { maxParamLength: LONGEST_PARAMETER },
  /** An address that cannot be read at all. */
  frameworkErrors(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
    const isOurs = request.url.startsWith('/api/v1/');
    if (isOurs) sendProblem(new ApiProblem('bad-parameter', { detail: error.code }), request, reply);
    else reply.code(error.statusCode ?? 400).send({ problem: 'this address cannot be read' });
  },
};
