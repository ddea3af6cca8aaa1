import type { RetentionStanding } from '../../nurture/retention-store.ts';
import type { Reader } from '../console-deps.ts';
import { Scrolls } from '../shell/scrolls.tsx';
import { timeOf } from '../shell/time-of.ts';

interface KeptForAWhileProps {
  reader: Reader;
  retention: readonly RetentionStanding[];
}

const COLUMNS = ['what', 'days', 'last', 'forgotten'] as const;

/** What is kept for how long, when it was last looked through, and what went then. Folded: it is asked for once a year. */
export function KeptForAWhile({ reader, retention }: KeptForAWhileProps) {
  const { speaker } = reader;
  const say = (key: string, values = {}) => speaker.say(`health:retention.${key}`, values);
  return (
    <details class="wide-table">
      <summary>{say('way')}</summary>
      <Scrolls label={say('way')}>
        <table>
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {say(`column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {retention.map(({ name, days, last }) => (
              <tr key={name}>
                <th scope="row">{say(`what.${name}`)}</th>
                <td class="number">{say('days', { count: days })}</td>
                <td>{last ? timeOf(last.at, reader) : '–'}</td>
                <td class="number">{last ? speaker.number(last.forgotten) : '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolls>
    </details>
  );
}
