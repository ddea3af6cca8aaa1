import type { FastifyError, FastifyInstance } from 'fastify';
import { wasCutShort } from '../platform/was-cut-short.ts';
import { speakerFor } from '../words/speaker.ts';
import { languageOf } from './language-of.ts';
import type { PublicDeps } from './public-deps.ts';
import { RefusalPage } from './refusal.page.tsx';
import { sendPage } from './send-page.ts';

const OUR_FAULT = 500;
const TOO_SLOW = 503;

/** Shows a page for every failure, and logs those that are ours: without their message, which may hold names out of a query. */
export function answerFailure(app: FastifyInstance, { supplier }: PublicDeps): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const status = wasCutShort(error) ? TOO_SLOW : (error.statusCode ?? OUR_FAULT);
    if (status >= OUR_FAULT) {
      const at = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
      request.log.error({ route: request.routeOptions.url, problem: error.name, at }, 'a page failed');
    }
    const reader = { speaker: speakerFor(languageOf(request)), supplier };
    return sendPage(reply.code(status), RefusalPage({ reader, why: 'failed' }));
  });
}
