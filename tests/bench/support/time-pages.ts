import type { BenchPage } from './page-addresses.ts';
import type { ServedWeb } from './serve-web.ts';

const GOAL_MS = 150;
const WARM_UP = 5;
const REQUESTS = 100;
/** Fills a template for everybody it could go to: asked for by a button, and told in seconds, not as a page. */
const WORK = '/console/templates/:kind/:place/check';
const WORK_REQUESTS = 3;

export interface PageTime {
  name: string;
  /** Of the very first look, which the others leave out. */
  firstMs: number;
  p50Ms: number;
  p95Ms: number;
  kilobytes: number;
}

/** Opens a page a hundred times, one after another, as it is after a few that warm up. Throws where it is not shown. */
export async function timePage(web: ServedWeb, { name, paths }: BenchPage): Promise<PageTime> {
  let bytes = 0;
  const look = async (turn: number): Promise<number> => {
    const startedAt = performance.now();
    const answer = await fetch(`${web.address}${paths[turn % paths.length]}`, {
      redirect: 'manual',
      headers: web.staff,
    });
    bytes = (await answer.arrayBuffer()).byteLength;
    if (answer.status >= 400 && !name.startsWith('/console/welcome'))
      throw new Error(`${paths[turn % paths.length]} was answered with ${answer.status}`);
    return performance.now() - startedAt;
  };
  const firstMs = await look(0);
  const isWork = name === WORK;
  for (let turn = 1; turn < WARM_UP && !isWork; turn++) await look(turn);
  const times: number[] = [];
  const requests = isWork ? WORK_REQUESTS : REQUESTS;
  for (let turn = 0; turn < requests; turn++) times.push(await look(turn + WARM_UP));
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.ceil(share * times.length) - 1] ?? 0;
  return { name, firstMs, p50Ms: at(0.5), p95Ms: at(0.95), kilobytes: bytes / 1024 };
}

/** Prints every page with the goal beside it, the slowest first. */
export function reportPages(times: readonly PageTime[]): void {
  const rows = times
    .toSorted((a, b) => b.p95Ms - a.p95Ms)
    .map(({ name, firstMs, p50Ms, p95Ms, kilobytes }) => [
      name,
      {
        'p95 ms': p95Ms.toFixed(1),
        goal: name === WORK ? '–' : p95Ms <= GOAL_MS ? `≤ ${GOAL_MS}` : `≤ ${GOAL_MS}: MISSED`,
        'median ms': p50Ms.toFixed(1),
        'first look ms': firstMs.toFixed(0),
        KB: kilobytes.toFixed(0),
      },
    ]);
  console.table(Object.fromEntries(rows));
  const slow = times.filter(({ name, p95Ms }) => p95Ms > GOAL_MS && name !== WORK).length;
  console.log(
    `${times.length} pages, ${slow} above ${GOAL_MS} ms (goal 0: ${slow === 0 ? 'reached' : 'MISSED'})`,
  );
}
