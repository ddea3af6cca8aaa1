import type { ImportKind } from '../import-kind.ts';
import { ROW_KINDS } from '../row-kind-of.ts';
import { FIELD_NAMES } from './field-names.ts';
import { foldName } from './fold-name.ts';
import { guessByValues } from './guess-by-values.ts';

interface Candidate {
  field: string;
  column: string;
  /** The smaller the surer. */
  rank: number;
}

/** A name that only begins as a known one does, such as `Asiakasnro vanha`, comes after every known name. */
const BEGINS_RANK = 1_000;
/** Shorter beginnings are found in too many words. */
const BEGINNING_LETTERS = 5;

/**
 * Which column of a file holds which field, by its name and else by its values: column → field. A field stands at most once, and
 * the rest is left out.
 */
export function guessColumns(
  kind: ImportKind,
  header: readonly string[],
  rows: readonly (readonly string[])[],
): Record<string, string> {
  const candidates = header.flatMap((column) => candidatesFor(kind, column));
  const chosen = choose(candidates.sort((a, b) => a.rank - b.rank));
  for (const group of ROW_KINDS[kind].required) giveNeeded(group, candidates, chosen);
  const unnamed = header.filter((column) => column !== '' && !chosen.has(column));
  for (const [column, field] of guessByValues(kind, { header, rows, unnamed })) {
    if (![...chosen.values()].includes(field)) chosen.set(column, field);
  }
  return Object.fromEntries(
    header.flatMap((column) => {
      const field = chosen.get(column);
      return field === undefined ? [] : [[column, field]];
    }),
  );
}

function candidatesFor(kind: ImportKind, column: string): Candidate[] {
  const name = foldName(column);
  if (name === '') return [];
  return Object.keys(ROW_KINDS[kind].fields).flatMap((field) => {
    const known = (FIELD_NAMES[kind][field] ?? '').split(/\s+/).filter(Boolean);
    const rank = rankOf(name, [field.toLowerCase(), ...known]);
    return rank === null ? [] : [{ field, column, rank }];
  });
}

function rankOf(name: string, known: readonly string[]): number | null {
  const exact = known.indexOf(name);
  if (exact !== -1) return exact;
  const begun = known.findIndex((one) => one.length >= BEGINNING_LETTERS && name.startsWith(one));
  return begun === -1 ? null : BEGINS_RANK + begun;
}

function choose(candidates: readonly Candidate[]): Map<string, string> {
  const chosen = new Map<string, string>();
  const taken = new Set<string>();
  for (const { column, field } of candidates) {
    if (chosen.has(column) || taken.has(field)) continue;
    chosen.set(column, field);
    taken.add(field);
  }
  return chosen;
}

/** A field no import does without takes its column from one that could be missing: `Asiakas` alone is the number. */
function giveNeeded(
  group: readonly string[],
  candidates: readonly Candidate[],
  chosen: Map<string, string>,
): void {
  const found = [...chosen.values()];
  if (group.some((field) => found.includes(field))) return;
  const better = candidates.find(({ field, column }) => group.includes(field) && chosen.has(column));
  if (better) chosen.set(better.column, better.field);
}
