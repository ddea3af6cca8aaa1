import type { Reader } from '../console-deps.ts';
import type { SettingProblem } from './read-setting.ts';
import type { Setting } from './setting.ts';

export interface FieldProps {
  reader: Reader;
  setting: Setting;
  typed: readonly string[];
  problem: SettingProblem | undefined;
}

/** What helps to fill a field in, for whoever hears the page instead of seeing it. */
export function describedBy({ setting, problem }: FieldProps): string {
  return problem ? `${setting.name}-problem ${setting.name}-means` : `${setting.name}-means`;
}
