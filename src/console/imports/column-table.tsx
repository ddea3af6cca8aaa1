import type { FileSample } from '../../orders/guess/guess-mapping.ts';
import type { MappingProfile } from '../../orders/mapping-profile.ts';
import { CellProblem, type CellType, parseCell } from '../../orders/parse-cell.ts';
import { ROW_KINDS } from '../../orders/row-kind-of.ts';
import type { Reader } from '../console-deps.ts';

interface ColumnTableProps {
  reader: Reader;
  mapping: MappingProfile;
  sample: FileSample;
}

const EXAMPLES = 3;

/** Every column of the file: what stands in it, what it means, and how its first cells are read. */
export function ColumnTable({ reader, mapping, sample }: ColumnTableProps) {
  const { say } = reader.speaker;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section class="import-scroll" tabIndex={0} aria-label={say('uploads:map.column')}>
      <table class="column-table">
        <thead>
          <tr>
            {['column', 'example', 'means', 'read'].map((name) => (
              <th key={name} scope="col">
                {say(`uploads:map.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sample.header.map((column, index) => (
            <Column key={index} {...{ reader, mapping, sample, column, index }} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Column({
  reader,
  mapping,
  sample,
  column,
  index,
}: ColumnTableProps & { column: string; index: number }) {
  const { say } = reader.speaker;
  const field = fieldOf(column, mapping);
  const cells = sample.rows.slice(0, EXAMPLES).map((row) => (row[index] ?? '').trim());
  return (
    <tr class={field === null ? 'column-left' : undefined}>
      <th scope="row">{column || '–'}</th>
      <td class="examples">
        {cells.map((cell, i) => (
          <span key={i}>{cell || say('uploads:map.nothing')}</span>
        ))}
      </td>
      <td>
        <select name={`column.${index}`} aria-label={`${column}: ${say('uploads:map.means')}`}>
          <option value="">{say('uploads:map.leave')}</option>
          {Object.keys(ROW_KINDS[mapping.kind].fields).map((one) => (
            <option key={one} value={one} selected={one === field}>
              {say(`uploads:field.${mapping.kind}.${one}`)}
            </option>
          ))}
        </select>
      </td>
      <td class="examples">
        {field === null
          ? null
          : cells.map((cell, i) => <Read key={i} {...{ reader, mapping, field, cell }} />)}
      </td>
    </tr>
  );
}

function Read({
  reader,
  mapping,
  field,
  cell,
}: {
  reader: Reader;
  mapping: MappingProfile;
  field: string;
  cell: string;
}) {
  const { speaker, supplier } = reader;
  const text = mapping.values[field]?.[cell] ?? cell;
  if (text === '') return <span class="quiet">{speaker.say('uploads:map.nothing')}</span>;
  const type: CellType = ROW_KINDS[mapping.kind].fields[field] ?? 'text';
  const value = parseCell(text, type, mapping);
  if (value instanceof CellProblem)
    return <span class="unread">{speaker.say(`imports:reason.${value.reason}`, { detail: '' })}</span>;
  if (typeof value === 'boolean') return <span>{speaker.say(`uploads:map.${value ? 'yes' : 'no'}`)}</span>;
  if (typeof value !== 'number') return <span>{value}</span>;
  if (type === 'day') return <span>{speaker.date(value)}</span>;
  if (type === 'cents') return <span>{speaker.money(value, supplier.currency)}</span>;
  return <span>{speaker.number(value, Number.isInteger(value) ? 0 : 2)}</span>;
}

/** As an import would: by the mapping, else by the name itself. */
function fieldOf(column: string, mapping: MappingProfile): string | null {
  if (mapping.ignore.includes(column)) return null;
  const own = mapping.columns[column];
  if (own !== undefined) return own;
  const fields = Object.keys(ROW_KINDS[mapping.kind].fields);
  return (
    fields.find((field) => field.toLowerCase() === column.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')) ??
    null
  );
}
