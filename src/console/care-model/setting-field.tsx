import { DEFAULT_CARE_MODEL } from '../../decisions/care-model.ts';
import type { Reader } from '../console-deps.ts';
import { ChoiceField } from './choice-field.tsx';
import type { FieldProps } from './field-props.ts';
import type { SettingProblem } from './read-setting.ts';
import { saySetting } from './say-setting.ts';
import { settingValue } from './setting-value.ts';
import { TextField } from './text-field.tsx';

/** One setting: what it is, what it does, where it stands, and what it is when nobody has set it. */
export function SettingField(props: FieldProps) {
  const { reader, setting, problem } = props;
  const isGroup = setting.kind.as === 'choice' || setting.kind.as === 'checks';
  return (
    <div class={problem ? 'setting setting-wrong' : 'setting'}>
      <div class="setting-what">
        {isGroup ? (
          <p class="setting-name" id={`${setting.name}-name`}>
            {reader.speaker.say(`care-model:setting.${setting.name}.label`)}
          </p>
        ) : (
          <label class="setting-name" for={setting.name}>
            {reader.speaker.say(`care-model:setting.${setting.name}.label`)}
          </label>
        )}
        <p class="quiet" id={`${setting.name}-means`}>
          {reader.speaker.say(`care-model:setting.${setting.name}.means`)}
        </p>
      </div>
      <div class="setting-value">
        {isGroup ? <ChoiceField {...props} /> : <TextField {...props} />}
        {problem ? (
          <p class="problem" id={`${setting.name}-problem`}>
            {sayProblem(reader, problem)}
          </p>
        ) : null}
        <p class="default quiet">
          {reader.speaker.say('care-model:default', {
            value: saySetting(setting, settingValue(DEFAULT_CARE_MODEL, setting.name), reader),
          })}
        </p>
      </div>
    </div>
  );
}

function sayProblem({ speaker }: Reader, { problem, least, most, line }: SettingProblem): string {
  return speaker.say(`care-model:problem.${problem}`, {
    least: speaker.number(least ?? 0, 2),
    most: speaker.number(most ?? 0, 2),
    line: line ?? '',
  });
}
