import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createQueueBoard } from '../../platform/queue-board.ts';
import { nameProblem } from '../../shared/name-problem.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { asksByItself, BOARD_ADDRESS } from '../guard/board-routes.ts';
import { BOARD_POLICY } from './board-policy.ts';

const PLACE = {
  address: BOARD_ADDRESS,
  icon: '/console/assets/icon.svg',
  back: { text: 'Rytmi', url: '/console/queues' },
};

/** Back to the page that stands without the queue. */
function sayAway(request: FastifyRequest, reply: FastifyReply, problem: Error): FastifyReply {
  request.log.warn({ problem: nameProblem(problem) }, 'the queue cannot be shown');
  return asksByItself(request.url)
    ? reply.code(503).send()
    : reply.redirect('/console/queues?board=away', 303);
}

const FOREIGN_FONTS = /<link[^>]+href="https:[^>]*>/g;

/** Nothing is asked of other servers; the letters are those of the machine. */
function withoutForeignFonts(payload: unknown): unknown {
  return typeof payload === 'string' && payload.startsWith('<!DOCTYPE')
    ? payload.replace(FOREIGN_FONTS, '')
    : payload;
}

/** Bull Board, under the console's guard like any other page. */
export function registerQueueBoard(app: FastifyInstance, { openShownQueue }: ConsoleDeps): void {
  const board = createQueueBoard(PLACE, openShownQueue);
  app.register(
    async (pages) => {
      pages.addHook('preHandler', async (request, reply) => {
        const problem = await board.open().catch((error: Error) => error);
        if (problem) return sayAway(request, reply, problem);
        await reply.helmet({ contentSecurityPolicy: BOARD_POLICY });
      });
      pages.addHook('onSend', async (_request, _reply, payload) => withoutForeignFonts(payload));
      pages.addHook('onClose', () => board.close());
      await pages.register(board.pages);
    },
    { prefix: BOARD_ADDRESS.replace('/console', '') },
  );
}
