import { MendRow } from './mend-row.tsx';
import type { RunPageProps } from './run-page-props.ts';

const ROWS_SHOWN = 50;

/** The rejected rows: each to be put right here, or all of them in a file. */
export function MendRejects({
  reader,
  run,
  rejects,
  tried,
}: Pick<RunPageProps, 'reader' | 'run' | 'rejects' | 'tried'>) {
  const say = (key: string, values = {}) => reader.speaker.say(`uploads:run.${key}`, values);
  if (rejects.length === 0) return <p class="lead">{say('allGood')}</p>;
  const waiting = rejects.filter(({ mendedBy }) => mendedBy === null);
  const lines = [...new Set(waiting.map(({ line }) => line))];
  if (lines.length === 0) return <p class="lead">{say('allMended')}</p>;
  return (
    <section aria-labelledby="rejects">
      <h2 id="rejects">{say('rejects', { count: lines.length })}</h2>
      <p>{say('mendHere')}</p>
      <div class="actions import-actions">
        <a class="button plain-button" href={`/console/imports/${run.id}/rejects`}>
          {say('download')}
        </a>
        <form method="post" action="/console/imports" encType="multipart/form-data" class="import-mended">
          <input type="hidden" name="mends" value={run.id} />
          <input
            type="file"
            name="file"
            accept=".csv,.txt,.gz,text/csv"
            aria-label={say('upload')}
            required
          />
          <button type="submit" class="plain-button">
            {say('upload')}
          </button>
        </form>
      </div>
      {lines.length > ROWS_SHOWN ? <p class="quiet">{say('shown', { count: ROWS_SHOWN })}</p> : null}
      {lines.slice(0, ROWS_SHOWN).map((line) => (
        <MendRow
          key={line}
          reader={reader}
          run={run}
          line={line}
          rejects={tried?.line === line ? tried.rejects : waiting.filter((reject) => reject.line === line)}
          cells={tried?.line === line ? tried.cells : null}
        />
      ))}
    </section>
  );
}
