import { setTimeout as pause } from 'node:timers/promises';
import { resolveStuck } from '../../messages/resolve-stuck.ts';
import { isoFromDay } from '../../shared/calendar-day.ts';
import type { DemoDeps, DemoStep } from './demo-step.ts';
import { countOtherPrograms, findMessages } from './demo-store.ts';

/** Programs of a demo that was killed end by themselves within this time. */
const OTHERS_END_WITHIN_MS = 30_000;
const PAUSE_MS = 500;

/** Takes up what a demo that was killed had in hand. The built-in inbox knows what came, so that nothing goes twice. */
export const freeStuck: DemoStep = {
  title: 'Messages left half-way',
  async run(deps, show) {
    const underWay = await findMessages(deps.db, isoFromDay(deps.record.today), [
      'claimed',
      'sending',
      'uncertain',
    ]);
    if (underWay.length === 0) return null;
    const alone = await show(null, () => waitUntilAlone(deps));
    const report = await resolveStuck(deps, { builtInInbox: true, ...(alone && { leaseSeconds: 0 }) });
    return `${report.accepted} had come, ${report.givenBack + report.sentAgain} had not and go now`;
  },
};

/** Only where nobody else can be sending may a message under way be taken at once. */
async function waitUntilAlone(deps: DemoDeps): Promise<boolean> {
  const giveUpAt = performance.now() + OTHERS_END_WITHIN_MS;
  while (performance.now() < giveUpAt) {
    if ((await countOtherPrograms(deps.db, deps.openedAt)) === 0) return true;
    await pause(PAUSE_MS);
  }
  return false;
}
