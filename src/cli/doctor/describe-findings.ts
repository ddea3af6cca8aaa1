import type { Finding } from '../../doctor/finding.ts';

const MARKS: Readonly<Record<Finding['state'], string>> = {
  fine: 'ok     ',
  fault: 'FAULT  ',
  advice: 'advice ',
  unknown: '?      ',
  skipped: '–      ',
};

/** One line for each thing looked at, with its mend below, and a last line that sums up. */
export function describeFindings(findings: readonly Finding[]): string {
  const widest = Math.max(...findings.map(({ check }) => check.length));
  const lines = findings.flatMap(({ check, state, says, mend }) => [
    `${MARKS[state]}${check.padEnd(widest)}  ${says}`,
    ...(mend === null ? [] : [`${' '.repeat(MARKS[state].length + widest + 2)}→ ${mend}`]),
  ]);
  return [...lines, '', sumUp(findings)].join('\n');
}

function sumUp(findings: readonly Finding[]): string {
  const count = (state: Finding['state']) => findings.filter((finding) => finding.state === state).length;
  const faults = count('fault');
  if (faults > 0)
    return `${faults} ${faults === 1 ? 'fault' : 'faults'}: in mode auto nothing is delivered until this is mended.`;
  if (count('unknown') > 0) return 'No fault was found, but not every question was answered.';
  return 'Nothing stands in the way of mails.';
}
