import type { DoctorDeps } from './doctor-deps.ts';
import { advice, fine, type Seen, skipped } from './finding.ts';
import { relayHostOf } from './relay-host.ts';

/** Whether the mail server's address and name lead to each other, as receivers ask of whoever sends to them. */
export async function checkPtr({ config, names }: DoctorDeps): Promise<Seen> {
  const { host, loopback } = relayHostOf(config.smtpUrl ?? '');
  if (loopback) return skipped('the mail server on this machine sends from an address not known here');
  const addresses = await names.addresses(host);
  if (addresses.length === 0) return skipped(`${host} has no address in DNS`);
  for (const address of addresses) {
    const called = await names.namesOf(address);
    if (called.length === 0)
      return advice(
        'ptr-missing',
        `${address} of ${host} has no name (PTR)`,
        'Ask whoever runs that server to give it one.',
      );
    const back = (await Promise.all(called.map((name) => names.addresses(name)))).flat();
    if (!back.includes(address))
      return advice(
        'ptr-not-back',
        `${address} of ${host} calls itself ${called.join(', ')}, which is another address`,
        'Ask whoever runs that server to let name and address agree.',
      );
  }
  return fine(`the addresses of ${host} and their names agree`);
}
