import type { Reader } from '../console-deps.ts';
import type { Typed } from './read-care-model-form.ts';
import type { SettingProblem } from './read-setting.ts';
import type { SettingGroup } from './setting.ts';
import { SettingField } from './setting-field.tsx';
import { SETTING_GROUPS } from './settings.ts';

interface GroupsProps {
  reader: Reader;
  typed: Typed;
  problems: Readonly<Record<string, SettingProblem>>;
}

/** All settings by what they belong to. A folded group opens where something in it is wrong. */
export function SettingGroups(props: GroupsProps) {
  return (
    <>
      {SETTING_GROUPS.map((group) => (
        <Group key={group.name} {...props} group={group} />
      ))}
    </>
  );
}

function Group({ reader, typed, problems, group }: GroupsProps & { group: SettingGroup }) {
  const { name, settings } = group;
  const title = reader.speaker.say(`care-model:group.${name}.title`);
  const fields = (
    <>
      <p class="quiet group-lead">{reader.speaker.say(`care-model:group.${name}.lead`)}</p>
      {settings.map((setting) => (
        <SettingField
          key={setting.name}
          {...{ reader, setting }}
          typed={typed[setting.name] ?? []}
          problem={problems[setting.name]}
        />
      ))}
    </>
  );
  if (!group.folded)
    return (
      <section class="card settings" aria-labelledby={`group-${name}`}>
        <h2 class="settings-title" id={`group-${name}`}>
          {title}
        </h2>
        {fields}
      </section>
    );
  return (
    <details class="card settings" open={settings.some((setting) => problems[setting.name])}>
      <summary>
        <h2 class="settings-title">{title}</h2>
      </summary>
      {fields}
    </details>
  );
}
