/** An answer that may be a "no". A "no" is a value with its reason, not an exception. */
export type Result<Value, Problem> = { ok: true; value: Value } | { ok: false; problem: Problem };

export function ok<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value };
}

export function no<Problem>(problem: Problem): { ok: false; problem: Problem } {
  return { ok: false, problem };
}
