import { ORDER_COLUMNS, type OrderLine, shiftLine } from './order-line.ts';
import { writeTable } from './write-table.ts';

/** Writes the lines to a file with every day moved by so many days; nothing else about them changes. */
export function shiftOrders(lines: AsyncIterable<OrderLine>, days: number, path: string): Promise<number> {
  return writeTable(path, ORDER_COLUMNS, shifted(lines, days));
}

async function* shifted(lines: AsyncIterable<OrderLine>, days: number): AsyncGenerator<OrderLine> {
  for await (const line of lines) yield shiftLine(line, days);
}
