/**
 * Numbers of Postgres' advisory locks, the same in every process of an installation and in every release, so that old and new programs
 * wait for each other. One number must not have two meanings: whoever took either would wait for the other.
 */
export const ADVISORY_LOCKS = {
  /** One program migrates. */
  migration: 7_946_284,
  /** One worker writes the queue's schedules. */
  tick: 7_946_285,
  /** Merges go one after the other: two at once could each add the line the other adds. */
  merge: 7_946_286,
  /** Workers claim due messages one after the other: each sees what those before it have claimed. */
  claim: 7_946_287,
  /** One worker works through the watched folder: two at once would take one file twice. */
  folder: 7_946_290,
  /** One worker reads the deliveries of shops: of two at once an older one could overtake. */
  shops: 7_946_291,
  /** One demo works on a database. */
  demo: 7_946_284_001,
} as const;

/** First half of a pair, which has a space of its own, beside an import's id: held while the import lives, so that a dead one can be told. */
export const IMPORT_RUN_LOCK = 7_946_285;
