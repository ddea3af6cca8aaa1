import { BlockList, isIPv4 } from 'node:net';

/** IPv4 that leads anywhere but to a public server: IANA's special-purpose registry, multicast, and what is kept for the future. */
const NOT_PUBLIC_4 = networks('ipv4', [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  // Azure’s own services and metadata answer at this one public address, to its machines only.
  '168.63.129.16/32',
]);

/** Public IPv6 is handed out of this one network; all others (loopback, mapped, NAT64, unique local, …) are something else. */
const GLOBAL_6 = networks('ipv6', ['2000::/3']);

/** Inside it: Teredo, benchmarks and ORCHID, documentation, 6to4, AS112. Teredo and 6to4 wrap an IPv4 address of anybody's choice. */
const NOT_PUBLIC_6 = networks('ipv6', [
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  '2620:4f:8000::/48',
  '3fff::/20',
]);

const LOOPBACK_4 = networks('ipv4', ['127.0.0.0/8']);

/** Whether our own requests may not go to an IP address: it is not a public server's. */
export function isForbiddenAddress(address: string, mayUseLoopback: boolean): boolean {
  if (isIPv4(address)) {
    if (mayUseLoopback && LOOPBACK_4.check(address, 'ipv4')) return false;
    return NOT_PUBLIC_4.check(address, 'ipv4');
  }
  if (mayUseLoopback && address === '::1') return false;
  return !GLOBAL_6.check(address, 'ipv6') || NOT_PUBLIC_6.check(address, 'ipv6');
}

function networks(family: 'ipv4' | 'ipv6', list: readonly string[]): BlockList {
  const blocked = new BlockList();
  for (const network of list) {
    const [address = '', length] = network.split('/');
    blocked.addSubnet(address, Number(length), family);
  }
  return blocked;
}
