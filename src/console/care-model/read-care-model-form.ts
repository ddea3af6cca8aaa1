import type { CareModel } from '../../decisions/care-model.ts';
import { readSetting, type SettingProblem } from './read-setting.ts';
import { settingValue } from './setting-value.ts';
import { SETTINGS } from './settings.ts';
import { typeSetting } from './type-setting.ts';

/** What each field holds, by the setting's name. */
export type Typed = Readonly<Record<string, readonly string[]>>;

export interface CareModelForm {
  typed: Typed;
  /** What is wrong, by the setting's name. */
  problems: Readonly<Record<string, SettingProblem>>;
  /** Makes sense only where there are no problems. */
  settings: CareModel;
}

/** What was sent → the care model it makes of `base`, or what is wrong with each field. What was typed is kept either way. */
export function readCareModelForm(base: CareModel, sent: unknown): CareModelForm {
  const body = (sent ?? {}) as Record<string, unknown>;
  const typed: Record<string, readonly string[]> = {};
  const problems: Record<string, SettingProblem> = {};
  const settings = structuredClone(base);
  for (const { name, kind } of SETTINGS) {
    const fields = typedIn(body[name]);
    typed[name] = fields;
    const read = readSetting(kind, fields);
    if (read.ok) setValue(settings, name, read.value);
    else problems[name] = read.problem;
  }
  const { fromHour, toHour } = settings.sending;
  if (!problems['sending.toHour'] && !problems['sending.fromHour'] && toHour <= fromHour)
    problems['sending.toHour'] = { problem: 'range', least: fromHour + 1, most: 24 };
  return { typed, problems, settings };
}

/** A care model as the fields hold it. */
export function typeCareModel(settings: CareModel): Typed {
  return Object.fromEntries(
    SETTINGS.map(({ name, kind }) => [name, typeSetting(kind, settingValue(settings, name))]),
  );
}

/** One box ticked comes as a text, several as a list, none not at all. */
function typedIn(sent: unknown): string[] {
  return [sent ?? []].flat().filter((one): one is string => typeof one === 'string');
}

function setValue(settings: CareModel, name: string, value: unknown): void {
  const path = name.split('.');
  const last = path.pop() as string;
  const holder = path.reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], settings);
  (holder as Record<string, unknown>)[last] = value;
}
