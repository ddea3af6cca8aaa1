import { afterAll, expect, test, vi } from 'vitest';
import { openReplayDesk } from '../../src/console/replaying/replay-desk.ts';
import { DEFAULT_CARE_MODEL } from '../../src/decisions/care-model.ts';
import { replayRunTable } from '../../src/nurture/backtest/replay-run-table.ts';
import { TODAY } from '../support/call-stories.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { TEST_SUPPLIER } from '../support/test-supplier.ts';

const { db, url: databaseUrl } = await createTestDatabase();
const troubles: string[] = [];
const desk = openReplayDesk({
  ...{ db, databaseUrl, now: () => new Date(), supplier: TEST_SUPPLIER },
  onTrouble: (problem) => void troubles.push(problem),
});
afterAll(() => desk.close());

test('of two replays asked for at once one runs, for whoever asked last', async () => {
  const order = { purpose: 'trial', today: TODAY, proposed: DEFAULT_CARE_MODEL, version: 1 } as const;
  const [first, last] = await Promise.all([desk.start(order, 'Maria'), desk.start(order, 'Pekka')]);
  await vi.waitFor(
    async () => {
      const runs = await db.select().from(replayRunTable);
      const states = new Map(runs.map(({ id, state }) => [id, state]));
      expect([states.get(first), states.get(last)]).toEqual(['stopped', 'done']);
    },
    { timeout: 30_000, interval: 100 },
  );
  expect(troubles).toEqual([]);
});
