import type { FastifyInstance } from 'fastify';
import { coverageOverview } from '../../nurture/coverage/coverage-overview.ts';
import { effectOverview } from '../../nurture/effect/effect-overview.ts';
import { touchpointOverview } from '../../nurture/touchpoints/touchpoint-overview.ts';
import { dayInZone } from '../../platform/clock.ts';
import { nameProblem } from '../../shared/name-problem.ts';
import type { ConsoleDeps } from '../console-deps.ts';

const EVERY_MS = 60_000;
const FIGURES = [effectOverview, coverageOverview, touchpointOverview];

/** Works the results out soon after a night or an import has changed them, so that nobody waits for them in the morning. */
export function keepFiguresReady(
  app: FastifyInstance,
  deps: Pick<ConsoleDeps, 'db' | 'now' | 'supplier'>,
): void {
  let atWork = Promise.resolve();
  let isAtWork = false;
  const work = async () => {
    const today = dayInZone(deps.now(), deps.supplier.timeZone);
    try {
      for (const measure of FIGURES) await measure(deps, today);
    } catch (error) {
      // Whoever looks at them meets the same fault, and is told.
      app.log.warn(
        { problem: nameProblem(error as Error) },
        'the results could not be worked out beforehand',
      );
    }
  };
  const tick = () => {
    if (isAtWork) return;
    isAtWork = true;
    atWork = work().finally(() => {
      isAtWork = false;
    });
  };
  const timer = setInterval(tick, EVERY_MS);
  timer.unref();
  app.addHook('onReady', async () => tick());
  app.addHook('onClose', async () => {
    clearInterval(timer);
    await atWork;
  });
}
