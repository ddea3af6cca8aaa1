import type { ImportRun } from '../../orders/import-run-store.ts';
import type { Upload } from '../../orders/uploads/upload-store.ts';
import type { Reader } from '../console-deps.ts';
import { Page } from '../shell/layout.tsx';
import { Notice } from '../shell/notice.tsx';
import { NewFile } from './new-file.tsx';
import { PastImports } from './past-imports.tsx';
import { uploadAddress } from './upload-address.ts';

interface ImportsPageProps {
  reader: Reader;
  /** The newest first. */
  runs: readonly ImportRun[];
  uploads: readonly Upload[];
  /** What is wrong with the file just sent. */
  problem: string | null;
  /** A file was discarded. */
  told: boolean;
}

/** Where files come in, and what came in before. */
export function ImportsPage({ reader, runs, uploads, problem, told }: ImportsPageProps) {
  const say = (key: string, values = {}) => reader.speaker.say(`uploads:${key}`, values);
  const mayBring = reader.may('POST /console/imports');
  return (
    <Page reader={reader} title={say('title')} screen="imports" script="imports.js">
      <h1>{say('title')}</h1>
      <p class="lead">{say('lead')}</p>
      {problem ? <Notice tone="care">{problem}</Notice> : null}
      {told ? <Notice tone="good">{say('file.gone')}</Notice> : null}
      {mayBring ? <NewFile reader={reader} /> : null}
      {uploads.length > 0 && mayBring ? <OpenFiles reader={reader} uploads={uploads} /> : null}
      <PastImports reader={reader} runs={runs} />
    </Page>
  );
}

function OpenFiles({ reader, uploads }: { reader: Reader; uploads: readonly Upload[] }) {
  const { say } = reader.speaker;
  return (
    <section aria-labelledby="open">
      <h2 id="open">{say('uploads:open.title')}</h2>
      <ul class="open-files">
        {uploads.map((upload) => (
          <li key={upload.id} class="card">
            <a href={uploadAddress(upload.id)}>{upload.fileName}</a>
            <span class="quiet">
              {say(`imports:kind.${upload.kind}`)} · {say(`uploads:open.${upload.state}`)} ·{' '}
              {say('uploads:open.by', { by: upload.by })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
