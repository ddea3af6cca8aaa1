import type { Command } from 'commander';
import { releaseMessages } from '../messages/release-messages.ts';
import { readCareModel } from '../nurture/care-model-store.ts';
import { finishReview } from '../nurture/finish-review.ts';
import { reviewBatch } from '../nurture/review-batch.ts';
import type { Counts, ReviewTally } from '../nurture/review-tally.ts';
import { startReview } from '../nurture/start-review.ts';
import { dayInZone } from '../platform/clock.ts';
import type { Deps } from '../platform/deps.ts';
import { parseDay } from './parse-day.ts';

export function registerReview(program: Command, open: () => Promise<Deps>): void {
  program
    .command('review')
    .description(
      'review every customer now, as the night does; a day that was reviewed already is not repeated',
    )
    .option('--on <day>', 'review as of the morning of this day, such as 2026-11-22; today when left out')
    .option('--json', 'print the figures as JSON')
    .action(async (options: { on?: string; json?: true }) => review(await open(), options));
}

async function review(deps: Deps, options: { on?: string; json?: true }): Promise<void> {
  const day = options.on ? parseDay('--on', options.on) : dayInZone(deps.now(), deps.supplier.timeZone);
  for (const batch of await startReview(deps, { day })) await reviewBatch(deps, { day, batch });
  const tally = await finishReview(deps, { day });
  if (!tally) {
    console.log('Another program is still reviewing this day; its figures come when it is done.');
    return;
  }
  const { settings } = await readCareModel(deps.db);
  if (settings.mode === 'auto') await releaseMessages(deps, { sending: settings.sending });
  console.log(options.json ? JSON.stringify(tally, null, 2) : describe(tally));
}

function describe(tally: ReviewTally): string {
  return [
    `${tally.customers} customers reviewed.`,
    section('Signals', tally.signals),
    section('Messages planned (kind/language)', tally.messages),
    section('Calls raised', tally.calls),
    section('Left alone on purpose (hold-out), would have got', tally.heldOut),
    section('Nothing done, because', tally.waits),
  ].join('\n');
}

function section(title: string, counts: Counts): string {
  const rows = Object.entries(counts).sort(([, a], [, b]) => b - a);
  if (rows.length === 0) return `${title}: none`;
  return [`${title}:`, ...rows.map(([code, n]) => `${String(n).padStart(7)}  ${code}`)].join('\n');
}
