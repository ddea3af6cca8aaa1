import { MendRow } from './mend-row.tsx';
import type { RunPageProps } from './run-page-props.ts';

/** Rows to mend on a page; a file holds all of them. */
export const REJECTS_SHOWN = 50;

/** The rejected rows: each to be put right here, or all of them in a file. */
export function MendRejects({
  reader,
  run,
  rejected,
  rejects,
  tried,
}: Pick<RunPageProps, 'reader' | 'run' | 'rejected' | 'rejects' | 'tried'>) {
  const say = (key: string, values = {}) => reader.speaker.say(`uploads:run.${key}`, values);
  if (rejected.all === 0) return <p class="lead">{say('allGood')}</p>;
  if (rejected.waiting === 0) return <p class="lead">{say('allMended')}</p>;
  const lines = [...new Set(rejects.map(({ line }) => line))];
  return (
    <section aria-labelledby="rejects">
      <h2 id="rejects">{say('rejects', { count: rejected.waiting })}</h2>
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
      {rejected.waiting > lines.length ? <p class="quiet">{say('shown', { count: lines.length })}</p> : null}
      {lines.map((line) => (
        <MendRow
          key={line}
          reader={reader}
          run={run}
          line={line}
          rejects={tried?.line === line ? tried.rejects : rejects.filter((reject) => reject.line === line)}
          cells={tried?.line === line ? tried.cells : null}
        />
      ))}
    </section>
  );
}
