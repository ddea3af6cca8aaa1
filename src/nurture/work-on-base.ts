import { historiesFromColumns } from '../rhythm/histories-from-columns.ts';
import type { BaseTask } from './base-task.ts';
import type { WholeBase } from './whole-base.ts';
import { createWholeBaseCollector } from './whole-base-collector.ts';

/** Lines → what belongs to all of them together. Takes some ten seconds of one processor for half a million lines. */
export function workOnBase({ lines, industries, today, settings, looksBack }: BaseTask): WholeBase {
  const collector = createWholeBaseCollector(today, settings, looksBack);
  for (const { customerId, history } of historiesFromColumns(lines))
    collector.add({ industry: industries.get(customerId) ?? null, history });
  return collector.finish();
}
