/** A machine that keeps nothing beside its database. */
export const NOTHING_KEPT = {
  keptMark: { read: () => null, write: () => undefined },
  embedded: false,
};
