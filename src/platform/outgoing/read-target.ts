import { isIP } from 'node:net';
import { no, ok, type Result } from '../../shared/result.ts';
import { isForbiddenAddress } from './forbidden-address.ts';
import type { AddressFault } from './outgoing.ts';

/** Below it stand mail, files and remote logins, which a request must not be made to speak to. */
const FIRST_FREE_PORT = 1_024;
const WEB_PORTS = new Set([80, 443]);
/** Names that no public server has; `localhost` may stay where loopback is allowed. */
const INNER_NAMES =
  /(^|\.)(localhost|local|localdomain|internal|intranet|lan|home|corp|private|home\.arpa|onion)$/;
const LONGEST_ADDRESS = 2_000;
/** One program drops a line break or takes a backslash for a slash, another does not. */
const READ_IN_MANY_WAYS = /[\s\\\p{Cc}]/u;

/**
 * An address as it will be asked, or why it will not be. `URL` reads hosts as servers do: decimal, octal, hex and short forms of
 * an IPv4 address have become the dotted one here.
 */
export function readTarget(text: string, mayUseLoopback: boolean): Result<URL, AddressFault> {
  if (text.length > LONGEST_ADDRESS || READ_IN_MANY_WAYS.test(text) || !URL.canParse(text))
    return no('not-an-address');
  const url = new URL(text);
  const host = hostOf(url);
  const loopback = mayUseLoopback && (host === 'localhost' || isLoopback(host));
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback)) return no('not-https');
  if (url.username !== '' || url.password !== '') return no('names-a-user');
  if (isIP(host) === 0 && !loopback && !isPublicName(host)) return no('not-a-public-name');
  if (isIP(host) !== 0 && isForbiddenAddress(host, mayUseLoopback)) return no('not-public');
  if (!loopback && !isWebPort(url)) return no('odd-port');
  return ok(url);
}

/** Without the brackets of IPv6. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, '$1');
}

/** With a dot in it, none at its end, and an ending that stands for the world. */
function isPublicName(host: string): boolean {
  return /^[a-z0-9_-]+(\.[a-z0-9_-]+)+$/.test(host) && !INNER_NAMES.test(host);
}

function isLoopback(host: string): boolean {
  return isIP(host) !== 0 && isForbiddenAddress(host, false) && !isForbiddenAddress(host, true);
}

function isWebPort(url: URL): boolean {
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  return WEB_PORTS.has(port) || port >= FIRST_FREE_PORT;
}
