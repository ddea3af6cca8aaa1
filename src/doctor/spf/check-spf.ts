import { isIPv6 } from 'node:net';
import type { DoctorDeps } from '../doctor-deps.ts';
import { advice, fault, fine, type Seen } from '../finding.ts';
import { relayHostOf } from '../relay-host.ts';
import { returnDomainOf } from '../return-domain.ts';
import { type FollowedSpf, followSpf } from './follow-spf.ts';

/** RFC 7208, 4.6.4. */
const MOST_LOOKUPS = 10;

/** Who may send in the name of the domain that bounces come back to. */
export async function checkSpf(deps: DoctorDeps): Promise<Seen> {
  const domain = returnDomainOf(deps.config.supplier);
  const spf = await followSpf(deps.names, domain);
  const trouble = findBroken(domain, spf) ?? findTooLong(domain, spf) ?? findTooWide(domain, spf);
  return trouble ?? findTooNarrow(deps, domain, spf);
}

function findBroken(domain: string, { broken }: FollowedSpf): Seen | null {
  switch (broken?.kind) {
    case 'missing':
      return fault(
        'spf-missing',
        `${domain} does not say who may send in its name`,
        `Add the TXT record that your mail provider names to ${domain}, such as: v=spf1 include:_spf.provider.example -all`,
      );
    case 'twice':
      return fault(
        'spf-twice',
        `${broken.domain} has more than one SPF record, so receivers heed none`,
        'Join them into one TXT record.',
      );
    case 'syntax':
      return fault(
        'spf-syntax',
        `“${broken.word}” in the SPF record of ${broken.domain} makes no sense, so receivers heed none of it`,
        'Correct or remove that word.',
      );
    case 'include':
      return fault(
        'spf-include-empty',
        `the SPF record refers to ${broken.domain}, which has none`,
        `Remove the reference, or correct it if it is misspelt.`,
      );
  }
  return null;
}

function findTooLong(domain: string, { lookups }: FollowedSpf): Seen | null {
  if (lookups <= MOST_LOOKUPS) return null;
  return fault(
    'spf-too-many-lookups',
    `the SPF record of ${domain} makes receivers ask ${lookups} questions, and they give up after ${MOST_LOOKUPS}`,
    'Remove references to services that you no longer use, or write their addresses as ip4: and ip6:.',
  );
}

function findTooWide(domain: string, { end }: FollowedSpf): Seen | null {
  if (end === '+')
    return fault(
      'spf-open',
      `the SPF record of ${domain} lets everybody send in its name`,
      'Let it end with -all or ~all.',
    );
  if (end === null || end === '?')
    return advice(
      'spf-no-end',
      `the SPF record of ${domain} does not say what to do with senders it does not name`,
      'Let it end with -all or ~all.',
    );
  return null;
}

/** Through a provider's door mails leave from addresses that only it knows; its own name is still a good sign. */
async function findTooNarrow(deps: DoctorDeps, domain: string, spf: FollowedSpf): Promise<Seen> {
  if (!spf.allowsAny)
    return fault(
      'spf-nobody',
      `the SPF record of ${domain} lets nobody send in its name`,
      'Add what your mail provider names to it.',
    );
  const relay = relayHostOf(deps.config.smtpUrl ?? '');
  const addresses = relay.loopback ? [] : await deps.names.addresses(relay.host);
  const allowed = addresses.some((one) => spf.allows.check(one, isIPv6(one) ? 'ipv6' : 'ipv4'));
  if (allowed || addresses.length === 0) return fine(`${domain} says who may send in its name`);
  return advice(
    'spf-without-relay',
    `the SPF record of ${domain} does not name ${relay.host}; its mails may leave from other addresses that it names`,
    'Send a test mail (rytmi doctor --to) and look whether its headers say spf=pass.',
  );
}
