/**
 * What mails go through: our own relay, or the servers that receive for a group of domains. Any worker may let mails
 * through, so its state is one row that they share. Moments in milliseconds since 1970.
 */
export interface Gate {
  /** The next free turn. */
  nextAt: number;
  /** Where the line of those sent back ends: each is told to come again after the one before it. */
  lineEnd: number;
  /** Nothing goes through before; null while it is open. */
  closedUntil: number | null;
  /** Why it was closed, or is still watched. */
  because: string | null;
  /** Most mails under way at once while it recovers; null when it need not. */
  most: number | null;
  /** When `most` last grew. */
  raisedAt: number;
  /** After trouble with the connection one mail that gets through ends the recovery; after a rate refusal it takes many. */
  recovers: 'at-once' | 'slowly';
  /** While it recovers: until when each mail under way is waited for. */
  underWay: readonly number[];
  /** In a row. */
  connectionsFailed: number;
  /** In a row. */
  loginsFailed: number;
  /** The last answers, newest last: `.` fine, `x` refused for a reason that is not the recipient, `f` too fast. */
  recent: string;
}

/** A gate with what it is called by: the relay's address, or the receiving host. */
export interface NamedGate {
  kind: 'relay' | 'host';
  name: string;
  gate: Gate;
}

/** A gate that nothing is known of. */
export const OPEN_GATE: Gate = {
  nextAt: 0,
  lineEnd: 0,
  closedUntil: null,
  because: null,
  most: null,
  raisedAt: 0,
  recovers: 'at-once',
  underWay: [],
  connectionsFailed: 0,
  loginsFailed: 0,
  recent: '',
};
