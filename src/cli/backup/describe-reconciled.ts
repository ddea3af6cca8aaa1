/** What a restored database was told, as lines for a terminal. */
export function describeReconciled(told: {
  closed: number;
  added: number;
  noes: number;
  persons: number;
}): string {
  const { closed, added, noes, persons } = told;
  return [
    `Mails sent since: ${closed} that it held for unsent are closed, ${added} that it did not know are added.`,
    `Refusals since: ${noes} taken over. Persons erased since, and now again: ${persons}.`,
    'Orders and files brought in since are not in it: bring them again, the same file twice does no harm.',
    'Sending stands still. Look at what is due: npx rytmi messages list --state approved',
    'Then let it go on: npx rytmi messages resume',
  ].join('\n');
}
