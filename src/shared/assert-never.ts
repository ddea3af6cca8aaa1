/** Closes a switch over a union: a member without a branch is a type error here, and loud at run time. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
