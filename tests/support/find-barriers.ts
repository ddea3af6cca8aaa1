import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe finds on a page as it stands, as `rule: element`; mails in frames are not ours to judge. */
export async function findBarriers(page: Page): Promise<string[]> {
  // A press waits until the next page begins to come, not until it is there.
  await page.waitForLoadState();
  await page.evaluate(axe.source);
  const found = (await page.evaluate(
    'axe.run({ exclude: ["iframe"] }, { resultTypes: ["violations"] })',
  )) as axe.AxeResults;
  return found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
}
