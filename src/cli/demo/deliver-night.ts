import type { CareModel } from '../../decisions/care-model.ts';
import { deliverMessages } from '../../messages/deliver-messages.ts';
import type { DeliverDeps } from '../../messages/delivery.ts';
import { readCareModel } from '../../nurture/care-model-store.ts';
import { isoFromDay } from '../../shared/calendar-day.ts';
import { deliveryDeps } from './delivery-deps.ts';
import type { DemoStep } from './demo-step.ts';
import { findMessages } from './demo-store.ts';

/** Small, so that the bar moves. */
const MESSAGES_AT_A_TIME = 50;

/** Every released message over a real SMTP dialogue into the built-in inbox. */
export const deliverNight: DemoStep = {
  title: 'Delivery of messages',
  async run(deps, show) {
    const day = isoFromDay(deps.record.today);
    const due = await findMessages(deps.db, day, ['approved', 'deferred']);
    if (due.length === 0) return null;
    const delivery = await deliveryDeps(deps);
    const { sending } = (await readCareModel(deps.db)).settings;
    const accepted = await show(due.length, (advance) => deliverAll(delivery, sending, advance));
    return `${accepted} of ${due.length} taken by the built-in inbox`;
  },
};

async function deliverAll(
  delivery: DeliverDeps,
  sending: CareModel['sending'],
  advance: (taken: number) => void,
): Promise<number> {
  let taken = 0;
  let accepted = 0;
  for (;;) {
    const { stopped, ...counts } = await deliverMessages(delivery, { limit: MESSAGES_AT_A_TIME, sending });
    const now = Object.values(counts).reduce((sum, count) => sum + count, 0);
    taken += now;
    accepted += counts.accepted;
    advance(taken);
    if (stopped !== null || now === 0) return accepted;
  }
}
