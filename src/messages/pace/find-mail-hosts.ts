import { isReservedDomain } from '../../shared/reserved-domain.ts';
import type { ClaimedLetter } from '../claimed-letter.ts';
import { findKnownHosts, rememberHosts } from './mail-domain-store.ts';
import { mailHostOf } from './mail-host.ts';
import type { PaceDeps } from './pace-deps.ts';

const HOUR_MS = 3_600_000;
/** Mail servers change seldom, and a wrong group for a day does no harm. */
const KNOWN_FOR_MS = 24 * HOUR_MS;
/** DNS did not answer: the domain counts for itself until it is asked again. */
const UNKNOWN_FOR_MS = HOUR_MS / 4;

/** The receiving host of each letter's address, by message id. DNS is asked once a day and domain. */
export async function findMailHosts(
  deps: Pick<PaceDeps, 'db' | 'now' | 'log' | 'findMailServers'>,
  letters: readonly ClaimedLetter[],
): Promise<Map<string, string>> {
  const domainOf = new Map(letters.flatMap(({ id, letter }) => pair(id, letter.contact.email)));
  const domains = [...new Set(domainOf.values())];
  const hosts = await findKnownHosts(deps.db, domains, deps.now());
  const found = await Promise.all(
    domains.filter((domain) => !hosts.has(domain)).map((domain) => lookUp(deps, domain)),
  );
  await rememberHosts(deps.db, found);
  for (const { domain, host } of found) hosts.set(domain, host);
  return new Map([...domainOf].map(([id, domain]) => [id, hosts.get(domain) ?? domain]));
}

function pair(id: string, email: string | null): [string, string][] {
  return email === null ? [] : [[id, email.slice(email.lastIndexOf('@') + 1).toLowerCase()]];
}

async function lookUp(deps: Pick<PaceDeps, 'now' | 'log' | 'findMailServers'>, domain: string) {
  const stale = (afterMs: number) => new Date(deps.now().getTime() + afterMs);
  if (isReservedDomain(domain)) return { domain, host: domain, staleAt: stale(KNOWN_FOR_MS) };
  try {
    const exchanges = await deps.findMailServers(domain);
    return { domain, host: mailHostOf(domain, exchanges), staleAt: stale(KNOWN_FOR_MS) };
  } catch (error) {
    deps.log.warn(
      // The message names the domain, which with a small customer is its name.
      { code: (error as NodeJS.ErrnoException).code ?? (error as Error).name },
      'mail servers of a domain not found',
    );
    return { domain, host: domain, staleAt: stale(UNKNOWN_FOR_MS) };
  }
}
