import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import type { Queue } from 'bullmq';
import type { FastifyPluginCallback } from 'fastify';

/** Bull Board on the one queue there is, on whichever engine: it shows what waits, and changes nothing. */
interface QueueBoard {
  /** Its pages, to be registered at the address it was made for. */
  pages: FastifyPluginCallback;
  /** Connects to the queue at the first visit. Rejects when it cannot be reached; the next visit tries again. */
  open(): Promise<void>;
  close(): Promise<void>;
}

interface BoardPlace {
  /** Where the pages stand, from the server's root. */
  address: string;
  /** Where a way leads out of the board. */
  back: { text: string; url: string };
  icon: string;
}

/** Connects to the queue, only to look at it. */
export type OpenShownQueue = () => Promise<Queue>;

type BoardRoutes = Parameters<FastifyAdapter['setApiRoutes']>[0];

/** What would change something has no address at all: changes pass by the audit log, and Bull Board knows none. */
class ShowingAdapter extends FastifyAdapter {
  override setApiRoutes(routes: BoardRoutes): this {
    super.setApiRoutes(routes.filter(({ method }) => method === 'get'));
    return this;
  }
}

export function createQueueBoard(place: BoardPlace, openQueue: OpenShownQueue): QueueBoard {
  const serverAdapter = new ShowingAdapter();
  serverAdapter.setBasePath(place.address);
  const uiConfig = {
    boardTitle: 'Bull Board',
    favIcon: { default: place.icon, alternative: place.icon },
    miscLinks: [place.back],
  };
  const { addQueue } = createBullBoard({ queues: [], serverAdapter, options: { uiConfig } });
  let queue: Promise<Queue> | null = null;
  const connect = async () => {
    const opened = await openQueue();
    addQueue(new BullMQAdapter(opened, { readOnlyMode: true }));
    return opened;
  };
  return {
    pages: serverAdapter.registerPlugin() as FastifyPluginCallback,
    open: async () => {
      queue ??= connect();
      await queue.catch((error) => {
        queue = null;
        throw error;
      });
    },
    close: async () => (await queue?.catch(() => null))?.close(),
  };
}
