import { sayWhyNotUndone } from '../../words/say-why-not-undone.ts';
import type { RunPageProps } from './run-page-props.ts';

/** The way back: what it does, asked once more; or why there is none. */
export function UndoRun({ reader, run, whyNot }: Pick<RunPageProps, 'reader' | 'run' | 'whyNot'>) {
  const { say } = reader.speaker;
  if (whyNot)
    return (
      <section aria-labelledby="undo">
        <h2 id="undo">{say('uploads:undo.not')}</h2>
        <p class="quiet">{sayWhyNotUndone(whyNot, reader.speaker)}</p>
      </section>
    );
  return (
    <details class="card import-undo">
      <summary>{say('uploads:undo.title')}</summary>
      <p>{say('uploads:undo.lead')}</p>
      <form method="post" action={`/console/imports/${run.mends ?? run.id}/undo`}>
        <button type="submit">{say('uploads:undo.really', { run: run.mends ?? run.id })}</button>
      </form>
    </details>
  );
}
