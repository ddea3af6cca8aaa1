/**
 * What went wrong, in one line that may be logged and stored: the innermost cause. What wraps it (a failed query with
 * its parameters) could hold names and addresses.
 */
export function nameProblem(error: Error): string {
  let cause = error;
  while (cause.cause instanceof Error) cause = cause.cause;
  const code = (cause as { code?: string }).code;
  const [line = ''] = cause.message.split('\n');
  return code && !line.includes(code) ? `${code}: ${line}` : line;
}
