import type { FastifyInstance } from 'fastify';
import { createQueueBoard } from '../../platform/queue-board.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { BOARD_ADDRESS } from '../guard/board-routes.ts';
import { BOARD_POLICY } from './board-policy.ts';

const PLACE = {
  address: BOARD_ADDRESS,
  icon: '/console/assets/icon.svg',
  back: { text: 'Rytmi', url: '/console/queues' },
};

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
      pages.addHook('preHandler', async (_request, reply) => {
        await board.open();
        await reply.helmet({ contentSecurityPolicy: BOARD_POLICY });
      });
      pages.addHook('onSend', async (_request, _reply, payload) => withoutForeignFonts(payload));
      pages.addHook('onClose', () => board.close());
      await pages.register(board.pages);
    },
    { prefix: BOARD_ADDRESS.replace('/console', '') },
  );
}
