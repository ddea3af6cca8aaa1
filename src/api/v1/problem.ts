/** Everything that a request may be answered with instead of what it asked for: status and title (RFC 9457). */
export const PROBLEMS = {
  'bad-parameter': [400, 'A parameter is missing, unknown or wrong.'],
  'bad-body': [400, 'The body is not what this address takes.'],
  'no-key': [401, 'A key is needed: Authorization: Bearer rytmi_…'],
  'unknown-key': [401, 'There is no such key.'],
  'revoked-key': [401, 'The key has been revoked.'],
  'expired-key': [401, 'The time of the key is over.'],
  'wrong-scope': [403, 'The key may not do this.'],
  'not-found': [404, 'There is nothing of that name here.'],
  'method-not-allowed': [405, 'This address does not take that method.'],
  'already-closed': [409, 'The call task is no longer to be made.'],
  'recorded-meanwhile': [409, 'The call task has moved on since you looked.'],
  'in-flight': [409, 'The first request with this Idempotency-Key is still being worked on.'],
  'too-large': [413, 'The body is too large. Send it in parts.'],
  'too-many-rows': [413, 'There are too many rows. Send them in parts.'],
  'unsupported-type': [415, 'This address does not take that content type.'],
  'reused-key': [422, 'The Idempotency-Key belongs to another request.'],
  'bad-outcome': [422, 'The outcome does not fit together.'],
  'too-many-requests': [429, 'Too many requests. Wait before the next.'],
  internal: [500, 'Something went wrong here. It is in our log; try again later.'],
  busy: [503, 'Too many imports wait already. Try again soon.'],
} as const satisfies Readonly<Record<string, readonly [status: number, title: string]>>;

export type ProblemCode = keyof typeof PROBLEMS;

/** One thing that is wrong, and where. */
export interface Fault {
  /** A parameter, or a JSON pointer into the body. */
  where: string;
  reason: string;
}

/** Thrown by whatever handles a request; the error handler makes the answer of it. */
export class ApiProblem extends Error {
  readonly code: ProblemCode;
  readonly faults: readonly Fault[];
  readonly detail: string | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    code: ProblemCode,
    more: { detail?: string; faults?: readonly Fault[]; headers?: Record<string, string> } = {},
  ) {
    super(code);
    this.code = code;
    this.detail = more.detail;
    this.faults = more.faults ?? [];
    this.headers = more.headers ?? {};
  }
}
