import { columnOf, type ImportSteps, type StepContext } from './import-steps.ts';
import { checkStagedOrders, createOrderStage } from './order-stage-store.ts';
import { mergeStagedOrders } from './order-store.ts';
import { stagedRejects } from './reject-store.ts';
import type { OrderRow } from './rows/order-row.ts';
import { OrderLineStager } from './stage-order-lines.ts';

interface OrderContext extends StepContext {
  /** Where the lines come as records, every one of which has all the fields. */
  records?: {
    isNumbered(): boolean;
    /** How many of the rejects are none of the lines known already. */
    apart(): number;
  };
}

export function orderSteps({ client, runId, copy, profile, sources, records }: OrderContext): ImportSteps {
  const stager = new OrderLineStager(copy, profile.creditPrefix);
  return {
    createStage: () => createOrderStage(client),
    stage: (row, line) => stager.stage(row as OrderRow, line),
    finishStage: () => stager.finish(),
    check: () =>
      checkStagedOrders(client, {
        columns: { customer: columnOf(sources, 'customer'), product: columnOf(sources, 'product') },
        createCustomers: profile.createCustomers,
        createProducts: profile.createProducts,
      }),
    async merge() {
      // With rows rejected, a line missing from an order may well be one of them: then nothing is taken away.
      const removeMissing = profile.wholeOrders && (await stagedRejects(client)) === (records?.apart() ?? 0);
      const hasLineNumbers = records?.isNumbered() ?? sources.some(({ field }) => field === 'line');
      // A table without its key is for a first file, not for what comes in beside everybody's work.
      const mayDropKey = !records;
      return mergeStagedOrders(client, { runId, hasLineNumbers, removeMissing, mayDropKey });
    },
  };
}
