import { BlockList, isIPv6 } from 'node:net';
import type { Names } from '../../platform/names.ts';
import { readSpf, type SpfTerm } from './read-spf.ts';

/** What a policy amounts to once everything it refers to has been asked for. */
export interface FollowedSpf {
  /** Questions that a receiver must ask; beyond ten it gives up. */
  lookups: number;
  /** Why no receiver can follow it; null when all is in order. */
  broken: { kind: 'missing' | 'twice' | 'syntax' | 'include'; domain: string; word: string } | null;
  /** How it ends: what happens to senders it does not name. Null: it does not say. */
  end: SpfTerm['qualifier'] | null;
  allows: BlockList;
  /** Somebody is allowed at all. */
  allowsAny: boolean;
}

/** Beyond it nothing new can be learnt: a receiver has given up long before. */
const DEEPEST = 20;
const ASKS = new Set<SpfTerm['name']>(['include', 'a', 'mx', 'ptr', 'exists', 'redirect']);

export async function followSpf(names: Names, domain: string): Promise<FollowedSpf> {
  const found: FollowedSpf = {
    lookups: 0,
    broken: null,
    end: null,
    allows: new BlockList(),
    allowsAny: false,
  };
  await follow(names, domain, found, 'top');
  return found;
}

async function follow(
  names: Names,
  domain: string,
  found: FollowedSpf,
  as: 'top' | 'include' | 'redirect',
): Promise<void> {
  const policies = (await names.texts(domain)).filter((text) => /^v=spf1(\s|$)/i.test(text));
  const [policy] = policies;
  if (policy === undefined) return breakOff(found, as === 'top' ? 'missing' : 'include', domain, '');
  if (policies.length > 1) return breakOff(found, 'twice', domain, '');
  const read = readSpf(policy);
  if ('wrong' in read) return breakOff(found, 'syntax', domain, read.wrong);
  for (const term of read.terms) {
    if (found.broken || found.lookups > DEEPEST) return;
    if (ASKS.has(term.name)) found.lookups += 1;
    if (term.name === 'all' && as !== 'include') found.end = term.qualifier;
    await followTerm(names, domain, term, found, as);
  }
}

async function followTerm(
  names: Names,
  domain: string,
  term: SpfTerm,
  found: FollowedSpf,
  as: 'top' | 'include' | 'redirect',
): Promise<void> {
  if (term.name === 'include') return follow(names, term.value.toLowerCase(), found, 'include');
  if (term.name === 'redirect')
    return follow(names, term.value.toLowerCase(), found, as === 'include' ? 'include' : 'redirect');
  if (term.qualifier !== '+' || term.name === 'all') return;
  found.allowsAny ||= term.name !== 'exp';
  const [target = '', bits] = splitBits(term.value);
  if (term.name === 'ip4' || term.name === 'ip6') return allow(found.allows, target, bits);
  for (const address of await addressesOf(names, term.name, target || domain))
    allow(found.allows, address, bits);
}

/** A macro (%) speaks of each mail's own sender: nobody can be named for it. */
async function addressesOf(names: Names, kind: SpfTerm['name'], host: string): Promise<string[]> {
  if (host.includes('%') || (kind !== 'a' && kind !== 'mx')) return [];
  if (kind === 'a') return names.addresses(host);
  const servers = await names.mailServers(host);
  return (await Promise.all(servers.map(({ exchange }) => names.addresses(exchange)))).flat();
}

function splitBits(value: string): [string, string | undefined] {
  const [target = '', bits] = value.split('/');
  return /^\d+$/.test(target) ? ['', target] : [target, bits];
}

function allow(list: BlockList, address: string, bits: string | undefined): void {
  const family = isIPv6(address) ? 'ipv6' : 'ipv4';
  list.addSubnet(address, bits === undefined ? (family === 'ipv6' ? 128 : 32) : Number(bits), family);
}

function breakOff(
  found: FollowedSpf,
  kind: NonNullable<FollowedSpf['broken']>['kind'],
  domain: string,
  word: string,
): void {
  found.broken ??= { kind, domain, word };
}
