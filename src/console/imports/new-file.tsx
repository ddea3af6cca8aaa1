import { IMPORT_KINDS } from '../../orders/import-kind.ts';
import type { Reader } from '../console-deps.ts';
import { MOST_UPLOAD_MB } from './upload-limit.ts';

/** What a file holds, and the file: dropped, or chosen without a script. */
export function NewFile({ reader }: { reader: Reader }) {
  const { say } = reader.speaker;
  return (
    <form
      method="post"
      action="/console/imports"
      encType="multipart/form-data"
      class="card new-file"
      aria-labelledby="new"
    >
      <h2 id="new">{say('uploads:new.title')}</h2>
      <fieldset class="choices import-kinds">
        <legend>{say('uploads:new.kind')}</legend>
        {IMPORT_KINDS.map((kind) => (
          <label key={kind} class="choice">
            <input type="radio" name="kind" value={kind} required />
            <span>
              <strong>{say(`imports:kind.${kind}`)}</strong>
              <small class="quiet">{say(`uploads:hint.${kind}`)}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <label class="drop" data-drop>
        <span class="drop-words">{say('uploads:new.drop')}</span>
        <input type="file" name="file" accept=".csv,.txt,.gz,text/csv" required />
        <small class="quiet">{say('uploads:new.hint', { limit: MOST_UPLOAD_MB })}</small>
      </label>
      <button type="submit">{say('uploads:new.look')}</button>
    </form>
  );
}
