import type { ImportRun } from '../../orders/import-run-store.ts';
import type { Reader } from '../console-deps.ts';
import { timeOf } from '../shell/time-of.ts';

const COUNTS = ['added', 'changed', 'rejected'] as const;

/** What came in before, and what became of it. */
export function PastImports({ reader, runs }: { reader: Reader; runs: readonly ImportRun[] }) {
  const { say } = reader.speaker;
  return (
    <div>
      <h2 id="past">{say('uploads:past.title')}</h2>
      {runs.length === 0 ? (
        <p class="quiet">{say('uploads:past.none')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        <section class="import-scroll" tabIndex={0} aria-labelledby="past">
          <table class="past-imports">
            <thead>
              <tr>
                <th scope="col">{say('uploads:past.when')}</th>
                <th scope="col">{say('uploads:past.what')}</th>
                <th scope="col">{say('uploads:past.file')}</th>
                {COUNTS.map((count) => (
                  <th key={count} scope="col" class="number">
                    {say(`uploads:trial.${count}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {runs.map((run) => (
                <Row key={run.id} reader={reader} run={run} />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </div>
  );
}

function Row({ reader, run }: { reader: Reader; run: ImportRun }) {
  const { say, number } = reader.speaker;
  const state = stateOf(run, reader);
  return (
    <tr class={run.undoneAt ? 'import-undone' : undefined}>
      <td>{timeOf(run.startedAt, reader)}</td>
      <td>{say(`imports:kind.${run.kind}`)}</td>
      <th scope="row">
        {reader.may('GET /console/imports/:id') ? (
          <a href={`/console/imports/${run.id}`}>{run.fileName}</a>
        ) : (
          run.fileName
        )}
        {state ? <span class="label label-follow-up import-state">{state}</span> : null}
      </th>
      {COUNTS.map((count) => (
        <td key={count} class="number">
          {number(run[count])}
        </td>
      ))}
    </tr>
  );
}

function stateOf(run: ImportRun, { speaker }: Reader): string | null {
  if (run.undoneAt) return speaker.say('uploads:past.undone');
  if (run.state !== 'done') return speaker.say(`imports:state.${run.state}`);
  if (run.mends !== null) return speaker.say('uploads:past.mends');
  return run.made ? speaker.say('uploads:past.last') : null;
}
