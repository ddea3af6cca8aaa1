import type { MorningCall, MorningList } from './morning-list.ts';

/** The morning list as plain text. */
export function writeMorningText(list: MorningList): string {
  return [
    list.hello,
    list.lead,
    ...list.calls.map((call, i) => writeCall(call, i + 1)),
    ...(list.below ? [list.below] : []),
    `${list.all.words}: ${list.all.url}`,
    `--\n${list.foot}`,
  ].join('\n\n');
}

function writeCall(call: MorningCall, number: number): string {
  const lines = [
    `${number}. ${call.customer} – ${call.purposeWords}`,
    call.why,
    call.whom,
    ...[call.phone, call.noPhone, call.handOver].filter((line) => line !== null),
    call.facts.join(' · '),
    call.url,
  ];
  return lines.join('\n   ');
}
