import { ZodError } from 'zod';
import type { CareModel } from '../decisions/care-model.ts';
import { parseCareModel } from './parse-care-model.ts';

type Issue = ZodError['issues'][number];
type Path = readonly PropertyKey[];

/**
 * A care model as some version of Rytmi stored it: what that version lacked gets its default, and what only that version knew is left
 * out and named, as `signals.silentShare`. Throws ZodError on settings that make no sense; for what a person types, see parseCareModel,
 * which refuses a misspelt name.
 */
export function openStoredCareModel(stored: unknown): { settings: CareModel; unknown: string[] } {
  try {
    return { settings: parseCareModel(stored), unknown: [] };
  } catch (error) {
    if (!(error instanceof ZodError)) throw error;
    const gone = error.issues.flatMap(pathsGone);
    const left = gone.toSorted(lastFirst).reduce(without, structuredClone(stored));
    return { settings: parseCareModel(left), unknown: gone.map((path) => path.join('.')) };
  }
}

/** Settings that are no more, and entries of lists, such as a message kind that is no more. */
function pathsGone(issue: Issue): Path[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => [...issue.path, key]);
  const inList = issue.code === 'invalid_value' && typeof issue.path.at(-1) === 'number';
  return inList ? [issue.path] : [];
}

/** Of one list the last first, so that the places of the others hold. */
function lastFirst(one: Path, other: Path): number {
  return Number(other.at(-1)) - Number(one.at(-1)) || 0;
}

function without(model: unknown, path: Path): unknown {
  const last = path.at(-1) as string | number;
  const holder = path.slice(0, -1).reduce((part, key) => (part as Record<PropertyKey, unknown>)[key], model);
  if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else delete (holder as Record<string, unknown>)[last];
  return model;
}
