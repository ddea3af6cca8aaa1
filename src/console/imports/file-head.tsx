import type { Upload } from '../../orders/uploads/upload-store.ts';
import type { Reader } from '../console-deps.ts';

const KILOBYTE = 1_024;

/** Which file this is, and the way back. */
export function FileHead({ reader, upload }: { reader: Reader; upload: Upload }) {
  const { say } = reader.speaker;
  return (
    <p class="eyebrow">
      <a href="/console/imports">{say('uploads:file.back')}</a> / <strong>{upload.fileName}</strong>{' '}
      {say('uploads:file.facts', {
        kind: say(`imports:kind.${upload.kind}`),
        rows: say('uploads:file.rows', { count: upload.rowsExpected }),
        size: sizeOf(upload.bytes, reader),
      })}
    </p>
  );
}

function sizeOf(bytes: number, { speaker }: Reader): string {
  const kilobytes = bytes / KILOBYTE;
  if (kilobytes < KILOBYTE) return `${speaker.number(Math.max(1, Math.round(kilobytes)))} kB`;
  return `${speaker.number(kilobytes / KILOBYTE, 1)} MB`;
}
