import type { ChangeKind } from './change-kind.ts';

/** Who makes a change: a signed-in staff user, or with a null id somebody at the command line. */
export interface Actor {
  staffId: string | null;
  name: string;
}

export interface Change {
  by: Actor;
  kind: ChangeKind;
  /** Ids of what was changed, by word of the design: `{ callTask: [7], customer: [3] }`. At most 1,000 are kept of each. */
  subjects: Readonly<Record<string, readonly (number | string)[]>>;
  /** What stood there before, and what stands now: only fields that changed; left out where there is nothing to tell. */
  before?: unknown;
  after?: unknown;
}
