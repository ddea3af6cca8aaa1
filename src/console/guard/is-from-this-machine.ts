/** What of a request tells where it comes from. */
export interface Origin {
  remoteAddress: string | undefined;
  headers: Readonly<Record<string, string | string[] | undefined>>;
}

const LOOPBACK_ADDRESS = /^(::1|(::ffff:)?127(\.\d{1,3}){3})$/;
const LOOPBACK_HOST = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i;
/** A proxy stands between: the address it comes from says nothing about who asks. */
const PROXY_HEADERS = ['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via'];

/**
 * Whether a request comes from this machine itself. The host name is looked at as well: a page of a stranger may point
 * a name of its own at 127.0.0.1, and the browser would let it read.
 */
export function isFromThisMachine({ remoteAddress, headers }: Origin): boolean {
  if (PROXY_HEADERS.some((name) => headers[name] !== undefined)) return false;
  return LOOPBACK_ADDRESS.test(remoteAddress ?? '') && LOOPBACK_HOST.test(String(headers.host ?? ''));
}
