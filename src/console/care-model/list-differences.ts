import type { CareModel } from '../../decisions/care-model.ts';
import type { Setting } from './setting.ts';
import { settingValue } from './setting-value.ts';
import { SETTINGS } from './settings.ts';

export interface Difference {
  setting: Setting;
  before: unknown;
  after: unknown;
}

/** The settings in which two care models differ. */
export function listDifferences(before: CareModel, after: CareModel): Difference[] {
  return SETTINGS.map((setting) => ({
    setting,
    before: settingValue(before, setting.name),
    after: settingValue(after, setting.name),
  })).filter(({ setting, before: one, after: other }) => written(setting, one) !== written(setting, other));
}

/** In which order boxes were ticked says nothing. */
function written({ kind }: Setting, value: unknown): string {
  return JSON.stringify(kind.as === 'checks' ? [...(value as (string | number)[])].sort() : value);
}
