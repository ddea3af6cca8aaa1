import type { PoolClient } from 'pg';
import type { CopyIn } from '../platform/copy-in.ts';
import type { MappingProfile } from './mapping-profile.ts';
import type { FieldSource } from './match-columns.ts';

/** What an import of one kind does with its rows. All of it happens in one transaction. */
export interface ImportSteps {
  createStage(): Promise<void>;
  /** Takes a row that its kind's schema has passed, and the number of its shape where rows differ in their fields. */
  stage(row: object, line: number, shape?: number): void;
  finishStage(): void;
  /** Puts into `stage_reject` what only the database can tell, and takes it out of the stage. */
  check(): Promise<void>;
  merge(): Promise<MergeCounts>;
}

export interface MergeCounts {
  added: number;
  changed: number;
  /** Lines taken away because their order came again without them. */
  removed: number;
  created: { customers: number; products: number; orders: number };
}

export interface StepContext {
  client: PoolClient;
  runId: number;
  copy: CopyIn;
  profile: MappingProfile;
  sources: readonly FieldSource[];
  fileName: string;
  addressKey: string;
  /** The sets of fields that rows have, where they differ: a shape's number is its place here. */
  shapes?: readonly ReadonlySet<string>[];
}

/** The file's own name for a field's column. */
export function columnOf(sources: readonly FieldSource[], field: string): string {
  return sources.find((source) => source.field === field)?.column ?? field;
}
