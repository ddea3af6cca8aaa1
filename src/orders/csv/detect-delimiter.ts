export const DELIMITERS = [';', ',', '\t'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** The delimiter a header line uses: the one seen most outside quotes. `;` wins a tie, as decimal commas go with it. */
export function detectDelimiter(header: string): Delimiter {
  const unquoted = header.replaceAll(/"[^"]*"/g, '');
  const counted = DELIMITERS.map((delimiter) => ({ delimiter, count: unquoted.split(delimiter).length }));
  return counted.reduce((best, next) => (next.count > best.count ? next : best)).delimiter;
}
