/** Where to go after signing in: the page asked for, and never anything outside the console. */
export function wayTo(asked: unknown): string {
  return typeof asked === 'string' &&
    !asked.includes('..') &&
    /^\/console(\/[\w\-./]*)?(\?[\w\-.=&%+]*)?$/.test(asked)
    ? asked
    : '/console';
}
