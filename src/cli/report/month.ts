import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { composeMonthLetter } from '../../nurture/month/compose-month-letter.ts';
import { measureMonth } from '../../nurture/month/measure-month.ts';
import { renderMonthLetter } from '../../nurture/month/render-month-letter.tsx';
import { writeMonthText } from '../../nurture/month/write-month-text.ts';
import { dayInZone } from '../../platform/clock.ts';
import type { Deps } from '../../platform/deps.ts';
import { speakerFor } from '../../words/speaker.ts';
import { parseDay } from '../parse-day.ts';

export function registerMonth(report: Command, open: () => Promise<Deps>): void {
  report
    .command('month')
    .description('the letter that owners get on the first working day of a month; nothing is sent')
    .option('--on <day>', 'as of this day, about the month before it; today when left out')
    .option('--html <file>', 'write it there as it is mailed')
    .action(async (options: { on?: string; html?: string }) => preview(await open(), options));
}

async function preview(deps: Deps, { on, html }: { on?: string; html?: string }): Promise<void> {
  const { supplier } = deps;
  const day = on === undefined ? dayInZone(deps.now(), supplier.timeZone) : parseDay('--on', on);
  const report = await measureMonth(deps, day);
  const speaker = speakerFor(supplier.language);
  const letter = composeMonthLetter(report, { speaker, supplier, consoleUrl: '/console' });
  console.log(writeMonthText(letter));
  if (html !== undefined) await writeFile(html, renderMonthLetter(letter));
}
