import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { ApiProblem, PROBLEMS, type ProblemCode } from './problem.ts';

/** Fastify's own refusals → ours. */
const OF_STATUS: Readonly<Record<number, ProblemCode>> = {
  400: 'bad-body',
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'too-large',
  415: 'unsupported-type',
  429: 'too-many-requests',
};

/** Answers with a problem. What is our fault goes to the log without its message, which may hold names out of a query. */
export function sendProblem(
  error: FastifyError | ApiProblem,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const problem = error instanceof ApiProblem ? error : asProblem(error);
  if (problem.code === 'internal') {
    const at = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
    const { url } = request.routeOptions;
    request.log.error(
      { route: url, problem: error.name, code: 'code' in error ? error.code : null, at },
      'an API request failed',
    );
  }
  const { code, detail, faults, headers } = problem;
  const [status, title] = PROBLEMS[code];
  return reply
    .code(status)
    .headers(headers)
    .type('application/problem+json')
    .send(
      JSON.stringify({
        ...{ type: `/api/v1/docs#${code}`, title, status, code },
        ...(detail === undefined ? {} : { detail }),
        ...(faults.length === 0 ? {} : { faults }),
      }),
    );
}

function asProblem(error: FastifyError): ApiProblem {
  const status = error.statusCode ?? 500;
  if (status >= 500) return new ApiProblem('internal');
  return new ApiProblem(OF_STATUS[status] ?? 'bad-body');
}
