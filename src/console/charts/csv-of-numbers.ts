import type { Speaker } from '../../words/speaker.ts';
import { csvOf } from './csv-of.ts';
import type { NumberCell, Numbers } from './numbers.ts';

/** A table as a spreadsheet opens it, intervals in three columns. Shares are 0–1, money is in whole units of the currency. */
export function csvOfNumbers({ first, columns, rows }: Numbers, speaker: Speaker): string {
  const ends = ['low', 'high'].map((end) => speaker.say(`results:effect.${end}`));
  const titles = columns.flatMap(({ title, isInterval }) =>
    isInterval ? [title, ...ends.map((end) => `${title}, ${end}`)] : [title],
  );
  const lines = rows.map(({ name, cells }) => [
    name,
    ...columns.flatMap(({ isInterval = false }, place) => spread(cells[place] ?? null, isInterval)),
  ]);
  return csvOf([[first, ...titles], ...lines], speaker.language);
}

function spread(cell: NumberCell, isInterval: boolean): (number | null)[] {
  if (cell !== null && typeof cell === 'object') return [cell.middle, cell.low, cell.high];
  return isInterval ? [cell, null, null] : [cell];
}
