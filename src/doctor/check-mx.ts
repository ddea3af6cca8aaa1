import { isIP } from 'node:net';
import type { Names } from '../platform/names.ts';
import type { DoctorDeps } from './doctor-deps.ts';
import { domainOf } from './domain-of.ts';
import { fault, fine, type Seen } from './finding.ts';
import { returnDomainOf } from './return-domain.ts';

/** Whether replies and bounces can come back. */
export async function checkMx({ config: { supplier }, names }: DoctorDeps): Promise<Seen> {
  const domains = new Set([
    domainOf(supplier.replyTo),
    domainOf(supplier.senderAddress),
    returnDomainOf(supplier),
  ]);
  for (const domain of domains) {
    const trouble = await findTrouble(names, domain);
    if (trouble) return trouble;
  }
  return fine(`replies and bounces reach ${[...domains].join(', ')}`);
}

async function findTrouble(names: Names, domain: string): Promise<Seen | null> {
  const mend = `Add an MX record to ${domain} that names the server which takes its mails.`;
  const servers = await names.mailServers(domain);
  if (servers.length === 0 && (await names.addresses(domain)).length === 0)
    return fault('mx-missing', `no server takes mails for ${domain}, so replies and bounces are lost`, mend);
  if (servers.some(({ exchange }) => exchange === '' || exchange === '.'))
    return fault(
      'mx-null',
      `${domain} says that it takes no mails (null MX), so replies and bounces are lost`,
      mend,
    );
  const bare = servers.find(({ exchange }) => isIP(exchange) > 0);
  if (bare)
    return fault(
      'mx-is-address',
      `the MX record of ${domain} holds an address, ${bare.exchange}, where a name must stand`,
      mend,
    );
  for (const { exchange } of servers) if ((await names.addresses(exchange)).length > 0) return null;
  if (servers.length === 0) return null;
  return fault(
    'mx-without-address',
    `the mail servers of ${domain} have no addresses: ${servers.map(({ exchange }) => exchange).join(', ')}`,
    'Correct the names in its MX records, or add A records for them.',
  );
}
