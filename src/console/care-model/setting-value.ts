import type { CareModel } from '../../decisions/care-model.ts';

/** The value at a dotted name. */
export function settingValue(settings: CareModel, name: string): unknown {
  return name.split('.').reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], settings);
}
