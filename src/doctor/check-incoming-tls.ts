import type { Names } from '../platform/names.ts';
import type { DoctorDeps } from './doctor-deps.ts';
import { domainOf } from './domain-of.ts';
import { advice, fine, type Seen } from './finding.ts';
import { returnDomainOf } from './return-domain.ts';

/**
 * Whether who answers is told to encrypt (MTA-STS, RFC 8461), and somebody hears when that fails (TLS-RPT, RFC 8460). Most domains do
 * without: an advice, never a fault.
 */
export async function checkIncomingTls({ config: { supplier }, names }: DoctorDeps): Promise<Seen> {
  const domains = [...new Set([domainOf(supplier.replyTo), returnDomainOf(supplier)])];
  for (const domain of domains) {
    if (!(await holds(names, `_mta-sts.${domain}`, 'v=STSv1')))
      return advice(
        'mta-sts-missing',
        `nothing tells other servers to encrypt replies to ${domain}`,
        `Publish a policy at https://mta-sts.${domain}/.well-known/mta-sts.txt and a TXT record at _mta-sts.${domain}: v=STSv1; id=1. Many mail providers do both by a switch.`,
      );
    if (!(await holds(names, `_smtp._tls.${domain}`, 'v=TLSRPTv1')))
      return advice(
        'tls-reports-missing',
        `nobody hears when replies to ${domain} cannot be encrypted`,
        `Publish a TXT record at _smtp._tls.${domain}: v=TLSRPTv1; rua=mailto:postmaster@${domain}`,
      );
  }
  return fine(`replies to ${domains.join(', ')} are to come encrypted`);
}

async function holds(names: Names, name: string, version: string): Promise<boolean> {
  const texts = await names.texts(name);
  return texts.some((text) => text.split(';')[0]?.trim() === version);
}
