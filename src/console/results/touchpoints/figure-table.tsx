import type { Reader } from '../../console-deps.ts';
import { Scrolls } from '../../shell/scrolls.tsx';

export interface FigureRow {
  name: string;
  /** By the names of the columns; null where it cannot be told. */
  figures: readonly (number | null)[];
  /** Whole that each figure is a share of; left out where a share says nothing. */
  wholes: readonly (number | null)[];
}

interface FigureTableProps {
  reader: Reader;
  label: string;
  /** Of the first column. */
  first: string;
  columns: readonly string[];
  rows: readonly FigureRow[];
}

/** Counts by row, each with its share where it has one. */
export function FigureTable({ reader: { speaker }, label, first, columns, rows }: FigureTableProps) {
  return (
    <Scrolls label={label}>
      <table class="figures-table">
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {columns.map((column) => (
              <th key={column} scope="col" class="number">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, figures, wholes }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {columns.map((column, place) => {
                const [count, whole] = [figures[place] ?? null, wholes[place] ?? null];
                return (
                  <td key={column} class="number">
                    {count === null ? '–' : speaker.number(count)}
                    {count !== null && whole ? (
                      <span class="share">{speaker.percent(count / whole)}</span>
                    ) : null}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolls>
  );
}
