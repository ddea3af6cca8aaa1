import type { Command } from 'commander';
import { sumFigures } from '../../nurture/touchpoints/sum-figures.ts';
import {
  type TouchpointOverview,
  touchpointOverview,
} from '../../nurture/touchpoints/touchpoint-overview.ts';
import type { CallCounts, MailCounts } from '../../nurture/touchpoints/touchpoint-store.ts';
import { dayInZone } from '../../platform/clock.ts';
import type { Deps } from '../../platform/deps.ts';
import { type Speaker, speakerFor } from '../../words/speaker.ts';

const MAILS: readonly Exclude<keyof MailCounts, 'reminding'>[] = [
  ...(['planned', 'released', 'accepted', 'bounced', 'answered', 'reordered'] as const),
  ...(['unsubscribed', 'spamReports'] as const),
];
const CALLS: readonly Exclude<keyof CallCounts, 'judged'>[] = [
  ...(['raised', 'made', 'reached', 'happy', 'neutral', 'unhappy', 'leaving', 'kept'] as const),
];
const DEFINITIONS = ['mails', 'reordered', 'unsubscribed', 'calls', 'kept'] as const;

export function registerTouchpoints(report: Command, open: () => Promise<Deps>): void {
  report
    .command('touchpoints')
    .description(
      'what became of mails by kind and language, and of calls by reason, in the last twelve months',
    )
    .option('--json', 'for programs, by month')
    .action(async ({ json }: { json?: true }) => {
      const deps = await open();
      const found = await touchpointOverview(deps, dayInZone(deps.now(), deps.supplier.timeZone));
      const speaker = speakerFor(deps.supplier.language);
      console.log(json ? JSON.stringify(found, null, 2) : describeTouchpoints(found, speaker));
    });
}

function describeTouchpoints({ since, mails, calls }: TouchpointOverview, speaker: Speaker): string {
  const say = (key: string, values = {}) => speaker.say(`results:touchpoints.${key}`, values);
  const mailLines = sumFigures(mails, ({ kind, language }) => `${kind} ${language}`).flatMap((row) => [
    `  ${speaker.say(`calls:message.kind.${row.kind}`)}, ${speaker.say(`staff:language.${row.language}`)}`,
    `    ${MAILS.map((column) => `${say(`mail.${column}`)} ${counted(row[column], column === 'reordered' ? row.reminding : null, speaker)}`).join(', ')}`,
  ]);
  const callLines = sumFigures(calls, ({ purpose }) => purpose).flatMap((row) => [
    `  ${speaker.say(`calls:purpose.${row.purpose}`)}`,
    `    ${CALLS.map((column) => `${say(`call.${column}`)} ${counted(row[column], column === 'kept' ? row.judged : null, speaker)}`).join(', ')}`,
  ]);
  return [
    ...[say('title'), say('lead', { since: speaker.date(since) }), '', say('mails')],
    ...(mailLines.length > 0 ? mailLines : [`  ${say('noMails')}`]),
    ...['', say('calls')],
    ...(callLines.length > 0 ? callLines : [`  ${say('noCalls')}`]),
    ...['', ...DEFINITIONS.map((part) => say(`definition.${part}`))],
  ].join('\n');
}

/** `judged`: of how many it can be told; null where it can be of all. */
function counted(count: number, judged: number | null, speaker: Speaker): string {
  if (judged === 0) return '–';
  return judged === null ? speaker.number(count) : `${speaker.number(count)}/${speaker.number(judged)}`;
}
