import type { Speaker } from '../../words/speaker.ts';
import { Scrolls } from '../shell/scrolls.tsx';
import type { NumberCell, NumberColumn, Numbers } from './numbers.ts';

interface NumberTableProps {
  speaker: Speaker;
  label: string;
  numbers: Numbers;
  /** Where the same is taken for a spreadsheet. */
  csv: string;
}

/** Numbers by row, each with its interval beneath where it has one, and the way into a spreadsheet. */
export function NumberTable({ speaker, label, numbers, csv }: NumberTableProps) {
  const { first, columns, rows } = numbers;
  return (
    <>
      <p>
        <a href={csv}>{speaker.say('results:effect.csv')}</a>
      </p>
      <Scrolls label={label}>
        <table class="figures-table">
          <thead>
            <tr>
              <th scope="col">{first}</th>
              {columns.map(({ title }) => (
                <th key={title} scope="col" class="number">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, cells }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {columns.map((column, place) => (
                  <Cell key={column.title} column={column} cell={cells[place] ?? null} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolls>
    </>
  );
}

function Cell({ column: { say }, cell }: { column: NumberColumn; cell: NumberCell }) {
  if (cell === null) return <td class="number">–</td>;
  if (typeof cell === 'number') return <td class="number">{say(cell)}</td>;
  return (
    <td class="number">
      {say(cell.middle)}
      <span class="share">{`${say(cell.low)} … ${say(cell.high)}`}</span>
    </td>
  );
}
