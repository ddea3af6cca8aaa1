/**
 * Whether a request that changes something was sent by a page of this console. Browsers say so in Sec-Fetch-Site; older
 * ones say at least their Origin. Whoever says neither is refused: a form of a stranger must not act for staff.
 */
export function isOwnForm(headers: Readonly<Record<string, string | string[] | undefined>>): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const { origin, host } = headers;
  return typeof origin === 'string' && URL.canParse(origin) && new URL(origin).host === host;
}
