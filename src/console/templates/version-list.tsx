import type { OpenSlot } from '../../messages/templates/open-slot.ts';
import type { TemplateVersion } from '../../messages/templates/template-version-store.ts';
import type { Reader } from '../console-deps.ts';
import { timeOf } from '../shell/time-of.ts';
import { slotAddress } from './slot-address.ts';

/** All that was ever written here, newest first, each with what it changes and a way back to it. */
export function VersionList({ reader, open }: { reader: Reader; open: OpenSlot }) {
  const say = (key: string, values = {}) => reader.speaker.say(`templates:versions.${key}`, values);
  return (
    <section class="part" aria-labelledby="versions">
      <h2 id="versions">{say('title')}</h2>
      {open.versions.length === 0 ? <p class="quiet">{say('none')}</p> : null}
      <ul class="plain">
        {open.versions.map((version) => (
          <li key={version.id}>
            <a href={`${slotAddress(open.slot)}/versions/${version.number}`}>
              {say('number', { number: version.number })}
            </a>
            {': '}
            {say(stateOf(version), {
              author: version.author,
              publisher: version.publishedBy ?? '–',
              date: timeOf(version.publishedAt ?? version.writtenAt, reader),
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}

function stateOf(version: TemplateVersion): 'live' | 'former' | 'draft' | 'discarded' {
  if (version.publishedAt) return version.endedAt ? 'former' : 'live';
  return version.endedAt ? 'discarded' : 'draft';
}
