import type { CareModel } from '../../decisions/care-model.ts';
import type { Reader } from '../console-deps.ts';
import { saySetting } from './say-setting.ts';
import { settingValue } from './setting-value.ts';
import { SETTING_GROUPS } from './settings.ts';

/** Every setting as it stands, for whoever may not change it. */
export function ReadOnlySettings({ reader, settings }: { reader: Reader; settings: CareModel }) {
  const say = (key: string) => reader.speaker.say(`care-model:${key}`);
  return (
    <>
      {SETTING_GROUPS.map((group) => (
        <section key={group.name} id={group.name} class="card settings">
          <h2 class="settings-title">{say(`group.${group.name}.title`)}</h2>
          <dl class="rows">
            {group.settings.map((setting) => (
              <div key={setting.name}>
                <dt>{say(`setting.${setting.name}.label`)}</dt>
                <dd>
                  <strong>{saySetting(setting, settingValue(settings, setting.name), reader)}</strong>
                  <br />
                  {say(`setting.${setting.name}.means`)}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </>
  );
}
