import type { Reader } from '../console-deps.ts';
import type { Difference } from './list-differences.ts';
import { saySetting } from './say-setting.ts';

/** What differs, one setting a line: from → to. */
export function Differences({ reader, differences }: { reader: Reader; differences: readonly Difference[] }) {
  const { speaker } = reader;
  if (differences.length === 0) return <p class="quiet">{speaker.say('care-model:noDifference')}</p>;
  return (
    <ul class="differences">
      {differences.map(({ setting, before, after }) => (
        <li key={setting.name}>
          <span>{speaker.say(`care-model:setting.${setting.name}.label`)}</span>
          <span class="from-to">
            <del>{saySetting(setting, before, reader)}</del>
            <span aria-hidden="true"> → </span>
            <ins>{saySetting(setting, after, reader)}</ins>
          </span>
        </li>
      ))}
    </ul>
  );
}
