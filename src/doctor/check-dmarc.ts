import type { Names } from '../platform/names.ts';
import { ownDomainOf } from '../shared/own-domain.ts';
import type { DoctorDeps } from './doctor-deps.ts';
import { domainOf } from './domain-of.ts';
import { advice, fault, fine, type Seen } from './finding.ts';
import { returnDomainOf } from './return-domain.ts';

const POLICIES = new Set(['none', 'quarantine', 'reject']);

/** What the sender's domain asks receivers to do with mails that prove neither way that they are its own. */
export async function checkDmarc({ config, names }: DoctorDeps): Promise<Seen> {
  const domain = domainOf(config.supplier.senderAddress);
  const { name, records } = await findPolicy(names, domain);
  const [record] = records;
  const publish = `Publish one TXT record at _dmarc.${ownDomainOf(domain)}, such as: v=DMARC1; p=none; rua=mailto:postmaster@${ownDomainOf(domain)}`;
  if (record === undefined)
    return fault(
      'dmarc-missing',
      `${domain} has no DMARC record; the big mailbox providers ask for one`,
      publish,
    );
  if (records.length > 1)
    return fault(
      'dmarc-twice',
      `${name} holds more than one DMARC record, so receivers heed none`,
      'Keep one of them.',
    );
  const tags = tagsOf(record);
  if (!POLICIES.has(tags.get('p') ?? ''))
    return fault(
      'dmarc-syntax',
      `the DMARC record at ${name} does not say what to do (p=none, quarantine or reject)`,
      publish,
    );
  return judgeAlignment(config, domain, name, tags);
}

/** One of the two proofs must be in the name of the sender's own domain. */
function judgeAlignment(
  { supplier, dkim }: DoctorDeps['config'],
  domain: string,
  name: string,
  tags: ReadonlyMap<string, string>,
): Seen {
  const aligned = (other: string, mode: string | undefined) =>
    mode === 's' ? other === domain : ownDomainOf(other) === ownDomainOf(domain);
  const bySpf = aligned(returnDomainOf(supplier), tags.get('aspf'));
  const byDkim = dkim !== null && aligned(dkim.domain.toLowerCase(), tags.get('adkim'));
  if (!bySpf && !byDkim)
    return fault(
      'dmarc-not-aligned',
      `neither the signature nor the address for bounces is in the name of ${domain} as its DMARC record wants it`,
      `Sign with a key of ${domain} (DKIM_DOMAIN), or let SUPPLIER_BOUNCE_ADDRESS be at ${domain}, or remove aspf=s and adkim=s from ${name}.`,
    );
  if (!tags.has('rua'))
    return advice(
      'dmarc-no-reports',
      `nobody hears when others send in the name of ${domain}`,
      `Add rua=mailto:… to the record at ${name}.`,
    );
  return fine(`${name} says p=${tags.get('p')}, and mails prove to be its own`);
}

/** The domain's own record counts first, then that of the domain it belongs to. */
async function findPolicy(names: Names, domain: string): Promise<{ name: string; records: string[] }> {
  for (const one of new Set([domain, ownDomainOf(domain)])) {
    const name = `_dmarc.${one}`;
    const records = (await names.texts(name)).filter((text) => /^v=DMARC1\s*(;|$)/i.test(text));
    if (records.length > 0) return { name, records };
  }
  return { name: `_dmarc.${domain}`, records: [] };
}

function tagsOf(record: string): Map<string, string> {
  const pairs = record.split(';').map((part): [string, string] => {
    const [tag = '', ...value] = part.split('=');
    return [tag.trim().toLowerCase(), value.join('=').trim().toLowerCase()];
  });
  return new Map(pairs);
}
