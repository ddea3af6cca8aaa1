import type { ImportRun } from '../../orders/import-run-store.ts';
import type { Reader } from '../console-deps.ts';
import { Page } from '../shell/layout.tsx';
import { Notice } from '../shell/notice.tsx';
import { timeOf } from '../shell/time-of.ts';
import { Figures } from './figures.tsx';
import { MendRejects } from './mend-rejects.tsx';
import type { RunPageProps } from './run-page-props.ts';
import { UndoRun } from './undo-run.tsx';

const FIGURES = ['added', 'changed', 'rejected', 'removed', 'leftOut'] as const;

/** What an import did, what is to be mended, and the way back. */
export function RunPage(props: RunPageProps) {
  const { reader, run, told, problem } = props;
  const { say } = reader.speaker;
  const title = say('uploads:run.title', { run: run.id, kind: say(`imports:kind.${run.kind}`) });
  return (
    <Page reader={reader} title={title} screen="imports">
      <p class="eyebrow">
        <a href="/console/imports">{say('uploads:file.back')}</a> /{' '}
        {say('uploads:run.facts', { file: run.fileName, when: timeOf(run.startedAt, reader) })}
      </p>
      <h1>{title}</h1>
      {told.length > 0 ? (
        <Notice tone="good">
          {told.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Notice>
      ) : null}
      {problem ? <Notice tone="care">{problem}</Notice> : null}
      {run.mends ? (
        <p>
          <a href={`/console/imports/${run.mends}`}>{say('uploads:run.mends', { run: run.mends })}</a>
        </p>
      ) : null}
      {run.state === 'done' && !run.dryRun ? (
        <Done {...props} />
      ) : (
        <p class="lead">{whatElse(run, reader)}</p>
      )}
    </Page>
  );
}

function Done(props: RunPageProps) {
  const { reader, run } = props;
  const { say } = reader.speaker;
  return (
    <>
      {run.undoneAt ? (
        <p class="lead">
          {say('uploads:undo.undone', { by: run.undoneBy ?? '', when: timeOf(run.undoneAt, reader) })}
        </p>
      ) : null}
      <Figures reader={reader} counts={FIGURES.map((name) => [name, run[name]])} />
      {run.undoneAt ? null : <MendRejects {...props} />}
      {run.undoneAt ? null : <UndoRun {...props} />}
    </>
  );
}

function whatElse(run: ImportRun, { speaker }: Reader): string {
  if (run.problem) return speaker.say(`imports:fault.${run.problem.code}`, run.problem.values);
  if (run.dryRun) return speaker.say('uploads:run.trial');
  return speaker.say(`uploads:run.${run.state === 'running' ? 'running' : 'interrupted'}`);
}
