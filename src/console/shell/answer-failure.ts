import type { FastifyError, FastifyInstance } from 'fastify';
import { wasCutShort } from '../../platform/was-cut-short.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { readerOf } from '../reader-of.ts';
import { FailedPage } from './failed.page.tsx';
import { sendPage } from './send-page.ts';

const OUR_FAULT = 500;
const TOO_SLOW = 503;

/** Shows a page for every failure, and logs those that are ours. */
export function answerFailure(app: FastifyInstance, deps: ConsoleDeps): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const status = wasCutShort(error) ? TOO_SLOW : (error.statusCode ?? OUR_FAULT);
    if (status >= OUR_FAULT)
      request.log.error(
        { route: request.routeOptions.url, problem: error.name, at: framesOf(error) },
        'a page failed',
      );
    return sendPage(reply.code(status), FailedPage({ reader: readerOf(deps, request), why: whyOf(status) }));
  });
}

function whyOf(status: number): 'lead' | 'refused' | 'slow' {
  if (status === TOO_SLOW) return 'slow';
  return status < OUR_FAULT ? 'refused' : 'lead';
}

/** Where it happened, without the message: that may hold names and addresses out of a query. */
function framesOf(error: Error): string[] {
  return (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
}
