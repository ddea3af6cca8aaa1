/** As popular as each other in January; a year ago the one was bought in the spring, the other before Christmas. */
export const SPRING = 'W-901';
export const CHRISTMAS = 'W-902';
/** Brought back and, as far as the file goes, never bought. */
export const ONLY_RETURNED = 'W-903';

/** Lines to go after those of an invented wholesaler (wholesaler-orders.ts) of 620 customers who order from January 2023 on. */
export function seasonalLines(): string {
  const line = (invoice: string, code: string, quantity: number, iso: string, customer: number) =>
    `${invoice},${code},Thing,${quantity},${iso} 10:00:00,4.20,K${customer},Sweden`;
  const dayOf = (month: string, i: number) => `${month}-${String(1 + (i % 28)).padStart(2, '0')}`;
  const lines: string[] = [];
  for (let i = 1; i <= 240; i++) {
    const now = i % 2 === 0 ? dayOf('2024-01', i) : null;
    lines.push(line(`${900_000 + i}`, SPRING.toLowerCase(), 2, now ?? dayOf('2023-02', i), i));
    lines.push(line(`${910_000 + i}`, CHRISTMAS, 2, now ?? dayOf('2023-12', i), 300 + i));
  }
  // Known for a year, as its season would not be otherwise.
  lines.push(line('920000', CHRISTMAS, 1, '2023-01-10', 600));
  // One product in two spellings, of one customer.
  lines.push(line('920001', 'w-104', 1, '2023-05-02', 1), line('920002', 'W-104', 1, '2023-06-02', 1));
  lines.push(
    line('C920003', ONLY_RETURNED, -1, '2023-07-02', 1),
    line('920004', ONLY_RETURNED, -2, '2023-07-03', 2),
  );
  return `${lines.join('\n')}\n`;
}
