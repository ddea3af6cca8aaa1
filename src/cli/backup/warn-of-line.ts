/** Says on the terminal that a line of the journal of what was sent is lost. What it told of may be sent again. */
export function warnOfLine(where: string): void {
  console.error(
    `A line of the journal of what was sent cannot be read (${where}). What it told of is not known: look at what is due before sending goes on.`,
  );
}
