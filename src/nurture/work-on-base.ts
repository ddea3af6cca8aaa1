import { historiesFromColumns } from '../rhythm/histories-from-columns.ts';
import type { BaseTask } from './base-task.ts';
import type { WholeBase } from './whole-base.ts';
import { createWholeBaseCollector } from './whole-base-collector.ts';

/** Lines → what belongs to all of them together. Takes some ten seconds of one processor for half a million lines. */
export function workOnBase(task: BaseTask): WholeBase {
  const { lines, industries, employees, categories, today, settings, looksBack } = task;
  const categoryOf = (productId: number) => categories.get(productId);
  const collector = createWholeBaseCollector(today, settings, { looksBack, categoryOf });
  for (const { customerId, history } of historiesFromColumns(lines))
    collector.add({
      industry: industries.get(customerId) ?? null,
      employees: employees.get(customerId) ?? null,
      history,
    });
  return collector.finish();
}
