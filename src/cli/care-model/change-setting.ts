import { ZodError } from 'zod';
import type { CareModel } from '../../decisions/care-model.ts';
import { parseCareModel } from '../../nurture/parse-care-model.ts';
import { Mistake } from '../../shared/mistake.ts';

/** The care model with one setting changed, by its dotted name. A Mistake where there is none such, or the value makes no sense. */
export function changeSetting(settings: CareModel, name: string, value: string): CareModel {
  const changed = structuredClone(settings) as unknown as Record<string, unknown>;
  const path = name.split('.');
  const last = path.pop() ?? name;
  const holder = path.reduce<unknown>(
    (part, key) => (part as Record<string, unknown> | undefined)?.[key],
    changed,
  );
  if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, last)) {
    throw new Mistake(`There is no setting “${name}”. See: rytmi care-model show`);
  }
  (holder as Record<string, unknown>)[last] = readValue(value);
  try {
    return parseCareModel(changed);
  } catch (error) {
    if (!(error instanceof ZodError)) throw error;
    throw new Mistake(
      error.issues.map((issue) => `${issue.path.join('.') || name}: ${issue.message}`).join('\n'),
    );
  }
}

/** Numbers, true, false and lists are JSON; anything else is a text. */
function readValue(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch (error) {
    if (error instanceof SyntaxError) return value;
    throw error;
  }
}
