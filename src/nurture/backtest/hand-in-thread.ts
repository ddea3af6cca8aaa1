import type { Worker } from 'node:worker_threads';
import type { startThread } from '../../platform/start-thread.ts';
import type { HandAnswer, HandOrder } from './hand-talk.ts';
import type { HandTask, ReplayHand } from './replay-talk.ts';

const THREAD = new URL('./hand-thread.ts', import.meta.url);
/** Facts are young garbage: with room for many customers', clearing up takes less. */
const LIMITS = { maxOldGenerationSizeMb: 4_096, maxYoungGenerationSizeMb: 64 };

/** A hand with a thread of its own. Whatever ends the thread fails what was asked of it. */
export function handInThread(start: typeof startThread, task: HandTask): ReplayHand {
  const thread = start(THREAD, LIMITS, { task });
  // What ends it between two questions is told by the next one.
  let over: Error | null = null;
  thread.on('error', (error: Error) => {
    over = error;
  });
  const ask = async (order: HandOrder): Promise<HandAnswer> => {
    if (over) throw over;
    return answerOf(thread, order);
  };
  return {
    async learn(today) {
      const answer = await ask({ say: 'learn', today });
      if (answer.say !== 'learnt') throw new Error('A hand that was to learn answered something else');
      return answer.base;
    },
    async review(order) {
      const answer = await ask({ say: 'review', order });
      if (answer.say !== 'reviewed') throw new Error('A hand that was to review answered something else');
      return answer.acts;
    },
    close: async () => void (await thread.terminate()),
  };
}

function answerOf(thread: Worker, order: HandOrder): Promise<HandAnswer> {
  return new Promise((resolve, reject) => {
    const settle = (by: () => void) => {
      thread.off('message', heard).off('error', failed).off('exit', ended);
      by();
    };
    const heard = (answer: HandAnswer) => settle(() => resolve(answer));
    const failed = (error: Error) => settle(() => reject(error));
    const ended = (code: number) => settle(() => reject(new Error(`a replaying thread ended (${code})`)));
    thread.on('message', heard).on('error', failed).on('exit', ended);
    thread.postMessage(order);
  });
}
