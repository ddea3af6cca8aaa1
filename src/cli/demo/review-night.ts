import { finishReview } from '../../nurture/finish-review.ts';
import { reviewBatch } from '../../nurture/review-batch.ts';
import { findReview } from '../../nurture/review-run-store.ts';
import { startReview } from '../../nurture/start-review.ts';
import { isoFromDay } from '../../shared/calendar-day.ts';
import type { DemoStep } from './demo-step.ts';

/** The night's review: facts → signals → one decision a customer → its message or call task. */
export const reviewNight: DemoStep = {
  title: 'Review of every customer',
  async run({ db, supplier, record: { today: day } }, show) {
    const known = await findReview(db, isoFromDay(day));
    if (known?.state === 'done') return null;
    const batches = await show(null, () => startReview({ db }, { day }));
    await show(batches.length, async (advance) => {
      for (const [done, batch] of batches.entries()) {
        await reviewBatch({ db, supplier }, { day, batch });
        advance(done + 1);
      }
    });
    const tally = await finishReview({ db }, { day });
    return `${tally?.customers ?? 0} customers`;
  },
};
