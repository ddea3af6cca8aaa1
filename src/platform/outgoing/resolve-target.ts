import { lookup, Resolver } from 'node:dns/promises';
import { isIP, isIPv6 } from 'node:net';
import { no, ok, type Result } from '../../shared/result.ts';
import { isForbiddenAddress } from './forbidden-address.ts';
import type { OutgoingFault } from './outgoing.ts';

export interface Target {
  address: string;
  family: 4 | 6;
}

export type Resolve = (host: string) => Promise<Target[]>;

const ANSWER_WITHIN_MS = 2_500;
const TRIES = 2;

/** Asks the DNS servers given, or the machine's own way (its hosts file too) where there are none. */
export function openResolve(servers: readonly string[]): Resolve {
  if (servers.length === 0) {
    return async (host) => (await lookup(host, { all: true })).map(({ address }) => targetOf(address));
  }
  const resolver = new Resolver({ timeout: ANSWER_WITHIN_MS, tries: TRIES });
  resolver.setServers(servers);
  return async (host) => {
    const [four, six] = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
    return [four, six].flatMap((found) => (found.status === 'fulfilled' ? found.value : [])).map(targetOf);
  };
}

/**
 * The addresses that a host stands for now, all of them public. One forbidden among them refuses the host: whoever names an inner
 * address beside a public one means no good, or will not be reached.
 */
export async function resolveTarget(
  host: string,
  resolve: Resolve,
  mayUseLoopback: boolean,
): Promise<Result<Target[], OutgoingFault>> {
  const targets = isIP(host) === 0 ? await orNone(resolve(host)) : [targetOf(host)];
  if (targets.length === 0) return no('unknown-name');
  if (targets.some(({ address }) => isForbiddenAddress(address, mayUseLoopback))) return no('not-public');
  return ok(targets);
}

function targetOf(address: string): Target {
  return { address, family: isIPv6(address) ? 6 : 4 };
}

/** A name server that does not answer, or knows no such name: either way there is nobody to ask now. */
async function orNone(asked: Promise<Target[]>): Promise<Target[]> {
  try {
    return await asked;
  } catch {
    return [];
  }
}
