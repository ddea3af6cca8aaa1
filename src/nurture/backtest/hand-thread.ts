/** A thread that replays a part of the customers, one order after another. Started by handInThread. */
import { parentPort, workerData } from 'node:worker_threads';
import type { HandAnswer, HandOrder } from './hand-talk.ts';
import { replayHand } from './replay-hand.ts';

const host = parentPort;
if (!host) throw new Error('This file runs as a thread');
const hand = replayHand(workerData.task);

host.on('message', async (order: HandOrder) => {
  const say = (answer: HandAnswer) => host.postMessage(answer);
  if (order.say === 'learn') say({ say: 'learnt', base: await hand.learn(order.today) });
  else say({ say: 'reviewed', acts: await hand.review(order.order) });
});
