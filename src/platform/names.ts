import { Resolver } from 'node:dns/promises';

/** Questions to DNS. Each rejects when nobody answers; an empty list says that there is no such record. */
export interface Names {
  mailServers(domain: string): Promise<{ exchange: string; priority: number }[]>;
  /** Each text in one piece. */
  texts(name: string): Promise<string[]>;
  /** IPv4 and IPv6. */
  addresses(name: string): Promise<string[]>;
  /** The names that an address calls itself by. */
  namesOf(address: string): Promise<string[]>;
}

const ANSWER_WITHIN_MS = 3_000;
const TRIES = 2;
/** What a server says of a name or a record that does not exist. */
const NOT_THERE = new Set(['ENODATA', 'ENOTFOUND']);

/** Asks the servers given (`9.9.9.9` or `127.0.0.1:5353`), or those that the machine is set to where there are none. */
export function openNames(servers: readonly string[] = []): Names {
  const resolver = new Resolver({ timeout: ANSWER_WITHIN_MS, tries: TRIES });
  if (servers.length > 0) resolver.setServers(servers);
  return {
    mailServers: (domain) => orNone(resolver.resolveMx(domain)),
    texts: async (name) => (await orNone(resolver.resolveTxt(name))).map((pieces) => pieces.join('')),
    addresses: async (name) => {
      const [four, six] = await Promise.all([
        orNone(resolver.resolve4(name)),
        orNone(resolver.resolve6(name)),
      ]);
      return [...four, ...six];
    },
    namesOf: (address) => orNone(resolver.reverse(address)),
  };
}

async function orNone<Answer>(asked: Promise<Answer[]>): Promise<Answer[]> {
  try {
    return await asked;
  } catch (error) {
    if (NOT_THERE.has((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw error;
  }
}
