import type { Upload } from '../../orders/uploads/upload-store.ts';
import type { Reader } from '../console-deps.ts';
import { Page } from '../shell/layout.tsx';
import { LOOK_AGAIN } from '../shell/look-again.ts';
import { uploadAddress } from './upload-address.ts';

/** How far a worker has come; looks again by itself where scripts run. */
export function ProgressPage({ reader, upload }: { reader: Reader; upload: Upload }) {
  const { say, number } = reader.speaker;
  const title = say(`uploads:progress.${upload.state}`);
  const { rowsRead } = upload;
  const rowsExpected = Math.max(upload.rowsExpected, rowsRead, 1);
  return (
    <Page reader={reader} title={title} screen="imports" changes>
      <section
        class="card import-progress"
        aria-live="polite"
        hx-get={uploadAddress(upload.id)}
        hx-trigger="every 700ms"
        {...LOOK_AGAIN}
      >
        <p class="eyebrow">{upload.fileName}</p>
        <h1>{title} …</h1>
        <progress max={rowsExpected} value={rowsRead} aria-label={title} />
        <p>
          {rowsRead === 0
            ? say('uploads:progress.waits')
            : say('uploads:progress.rows', { read: number(rowsRead), expected: number(rowsExpected) })}
        </p>
        <p class="quiet">{say('uploads:progress.lead')}</p>
        <p>
          <a class="button plain-button" href={uploadAddress(upload.id)}>
            {say('uploads:progress.again')}
          </a>
        </p>
      </section>
    </Page>
  );
}
