import type { OpenSlot } from '../../messages/templates/open-slot.ts';
import type { TemplateVersion } from '../../messages/templates/template-version-store.ts';
import type { Reader } from '../console-deps.ts';
import { Page } from '../shell/layout.tsx';
import { lineDifference } from './line-difference.ts';
import { saySlot } from './say-slot.ts';
import { slotAddress } from './slot-address.ts';

/** What a version would change of what goes out now, and the way back to it. */
export function VersionPage({
  reader,
  open,
  chosen,
}: {
  reader: Reader;
  open: OpenSlot;
  chosen: TemplateVersion;
}) {
  const say = (key: string, values = {}) => reader.speaker.say(`templates:versions.${key}`, values);
  const lines = lineDifference(open.current, chosen.source);
  const title = say('number', { number: chosen.number });
  const isSame = lines.every((line) => line.is === 'same');
  return (
    <Page reader={reader} title={title} screen="templates">
      <p class="eyebrow">
        <a href={slotAddress(open.slot)}>
          {reader.speaker.say(`calls:message.kind.${open.slot.kind}`)}: {saySlot(open.slot, reader)}
        </a>
      </p>
      <h1>{title}</h1>
      <p class="lead">{say(isSame ? 'same' : 'difference')}</p>
      <pre class="difference">
        {lines.map(({ is, text }, i) =>
          is === 'same' ? (
            <span key={i}>{`  ${text}\n`}</span>
          ) : is === 'new' ? (
            <ins key={i}>{`+ ${text}\n`}</ins>
          ) : (
            <del key={i}>{`− ${text}\n`}</del>
          ),
        )}
      </pre>
      {reader.may('POST /console/templates/:kind/:place') ? (
        <form method="post" action={slotAddress(open.slot)}>
          <input type="hidden" name="revision" value={open.draft?.revision ?? 0} />
          <input type="hidden" name="source" value={chosen.source} />
          <button class="button" type="submit" name="do" value="save">
            {say('takeUp')}
          </button>
        </form>
      ) : null}
    </Page>
  );
}
