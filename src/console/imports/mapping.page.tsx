import type { CsvFault } from '../../orders/csv/csv-fault.ts';
import type { FileSample } from '../../orders/guess/guess-mapping.ts';
import type { MappingProfile } from '../../orders/mapping-profile.ts';
import type { SavedProfile } from '../../orders/uploads/profile-store.ts';
import type { Understanding } from '../../orders/uploads/understand-rows.ts';
import type { Upload } from '../../orders/uploads/upload-store.ts';
import type { Reader } from '../console-deps.ts';
import { Page } from '../shell/layout.tsx';
import { Notice } from '../shell/notice.tsx';
import { ColumnTable } from './column-table.tsx';
import { FileHead } from './file-head.tsx';
import { MoreChoices, ReadingChoices } from './reading-choices.tsx';
import { sayMappingFault } from './say-mapping-fault.ts';
import { uploadAddress } from './upload-address.ts';

export interface MappingPageProps {
  reader: Reader;
  upload: Upload;
  mapping: MappingProfile;
  sample: FileSample;
  understood: Understanding;
  saved: readonly SavedProfile[];
  fault: CsvFault | null;
  /** The name that this way of reading is to be kept by, as far as it is typed. */
  saveAs: string;
}

/** How a file is read: guessed, shown on its first rows, and changed where the guess is wrong. */
export function MappingPage(props: MappingPageProps) {
  const { reader, upload, mapping, fault, saved } = props;
  const say = (key: string, values = {}) => reader.speaker.say(`uploads:${key}`, values);
  const address = uploadAddress(upload.id);
  return (
    <Page reader={reader} title={say('map.title')} screen="imports">
      <FileHead reader={reader} upload={upload} />
      <h1>{say('map.title')}</h1>
      <p class="lead">{say('map.lead')}</p>
      {fault ? <Notice tone="care">{sayMappingFault(fault, mapping, reader)}</Notice> : null}
      {saved.length > 0 ? <SavedWays reader={reader} address={address} saved={saved} /> : null}
      <form method="post" action={`${address}/read`} class="mapping">
        <ColumnTable {...props} />
        <ReadingChoices reader={reader} mapping={mapping} encoding={upload.encoding} />
        <MoreChoices reader={reader} mapping={mapping} saveAs={props.saveAs} />
        <div class="actions import-actions">
          <button type="submit" name="do" value="try">
            {say('map.try')}
          </button>
          <button type="submit" name="do" value="look" class="plain-button">
            {say('map.again')}
          </button>
          <span class="quiet">{say('map.tryHint')}</span>
        </div>
      </form>
      <form method="post" action={`${address}/discard`} class="import-discard">
        <button type="submit" class="plain-button">
          {say('file.discard')}
        </button>
      </form>
    </Page>
  );
}

function SavedWays({
  reader,
  address,
  saved,
}: {
  reader: Reader;
  address: string;
  saved: readonly SavedProfile[];
}) {
  const { say } = reader.speaker;
  return (
    <form method="get" action={address} class="filter import-saved">
      <input type="hidden" name="map" value="" />
      <label>
        {say('uploads:map.saved')}
        <select name="saved">
          {saved.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" class="plain-button">
        {say('uploads:map.use')}
      </button>
    </form>
  );
}
