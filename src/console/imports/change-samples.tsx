import type { ImportKind } from '../../orders/import-kind.ts';
import type { ChangeSample } from '../../orders/undo/change-sample.ts';
import type { Reader } from '../console-deps.ts';
import { sayColumn } from './say-column.ts';

interface ChangeSamplesProps {
  reader: Reader;
  kind: ImportKind;
  samples: readonly ChangeSample[];
}

/** A few rows of each sort, to see whether the columns went where they belong. */
export function ChangeSamples({ reader, kind, samples }: ChangeSamplesProps) {
  const { say } = reader.speaker;
  const sorts = (['changed', 'removed', 'added'] as const).map(
    (what) => [what, samples.filter((sample) => sample.what === what)] as const,
  );
  return (
    <div class="columns">
      {sorts
        .filter(([, rows]) => rows.length > 0)
        .map(([what, rows]) => (
          <section key={what} aria-label={say(`uploads:trial.samples.${what}`)}>
            <h2>{say(`uploads:trial.samples.${what}`)}</h2>
            <ul class="import-samples">
              {rows.map((row, i) => (
                <li key={i}>
                  <strong>{row.name}</strong>
                  {Object.keys(row.after).map((column) => (
                    <span key={column} class="quiet">
                      {say('uploads:trial.from', {
                        column: sayColumn(column, kind, reader),
                        before: shown(row.before[column], column, reader),
                        after: shown(row.after[column], column, reader),
                      })}
                    </span>
                  ))}
                </li>
              ))}
            </ul>
          </section>
        ))}
    </div>
  );
}

function shown(value: unknown, column: string, { speaker, supplier }: Reader): string {
  if (value === null || value === undefined) return speaker.say('uploads:trial.empty');
  if (typeof value === 'boolean') return speaker.say(`uploads:map.${value ? 'yes' : 'no'}`);
  if (typeof value !== 'number') return String(value);
  if (column.endsWith('_cents')) return speaker.money(value, supplier.currency);
  return speaker.number(value, Number.isInteger(value) ? 0 : 2);
}
