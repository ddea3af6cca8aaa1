import { readCells } from '../../orders/csv/read-cells.ts';
import type { ImportRun } from '../../orders/import-run-store.ts';
import type { ImportReject } from '../../orders/reject-store.ts';
import { sayReject } from '../../orders/say-reject.ts';
import type { Reader } from '../console-deps.ts';

interface MendRowProps {
  reader: Reader;
  run: ImportRun;
  line: number;
  /** What is wrong with it. */
  rejects: readonly ImportReject[];
  /** As somebody just mended it; null for the row as it stood in the file. */
  cells: readonly string[] | null;
}

/** One rejected row with its cells to be put right; those that the import passes over are sent along unseen. */
export function MendRow({ reader, run, line, rejects, cells }: MendRowProps) {
  const { speaker } = reader;
  const record = rejects[0]?.record ?? '';
  const values = cells ?? readCells(record, run.delimiter ?? ',');
  const wrong = new Set(rejects.map(({ column }) => column));
  const id = `line-${line}`;
  return (
    <form method="post" action={`/console/imports/${run.id}/mend`} class="card mend-row" aria-labelledby={id}>
      <h3 id={id}>{speaker.say('uploads:run.line', { line })}</h3>
      <ul class="import-rejects">
        {rejects.map((reject, i) => (
          <li key={i}>{sayReject(speaker, reject)}</li>
        ))}
      </ul>
      <input type="hidden" name="line" value={line} />
      {record === '' && cells === null ? (
        <p class="quiet">{speaker.say('uploads:run.erased')}</p>
      ) : (
        <>
          <div class="mend-cells">
            {run.header.map((column, index) => (
              <Cell
                key={index}
                {...{ column, index, value: values[index] ?? '' }}
                isWrong={wrong.has(column)}
                isRead={isRead(column, run)}
              />
            ))}
          </div>
          <button type="submit">{speaker.say('uploads:run.try')}</button>
        </>
      )}
    </form>
  );
}

interface CellProps {
  column: string;
  index: number;
  value: string;
  isWrong: boolean;
  isRead: boolean;
}

function Cell({ column, index, value, isWrong, isRead }: CellProps) {
  if (!isRead && !isWrong) return <input type="hidden" name={`cell.${index}`} value={value} />;
  return (
    <label class={isWrong ? 'wrong' : undefined}>
      {column}
      <input
        type="text"
        name={`cell.${index}`}
        value={value}
        aria-invalid={isWrong ? 'true' : undefined}
        autocomplete="off"
      />
    </label>
  );
}

function isRead(column: string, { mapping }: ImportRun): boolean {
  return mapping !== null && !mapping.ignore.includes(column);
}
