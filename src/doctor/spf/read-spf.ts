import { isIPv4, isIPv6 } from 'node:net';

/** One part of a policy, such as `include:example.com` or `~all`. */
export interface SpfTerm {
  qualifier: '+' | '-' | '~' | '?';
  name: 'all' | 'include' | 'a' | 'mx' | 'ptr' | 'ip4' | 'ip6' | 'exists' | 'redirect' | 'exp';
  /** What stands after the colon or the equals sign; empty when nothing does. */
  value: string;
}

const TERM = /^([+\-~?]?)(all|include|a|mx|ptr|ip4|ip6|exists)(?:[:/](.*))?$/i;
const MODIFIER = /^(redirect|exp)=(.+)$/i;
const UNKNOWN_MODIFIER = /^[a-z][\w.-]*=/i;

/** Reads a `v=spf1` text (RFC 7208). Returns the word that makes no sense instead, if there is one. */
export function readSpf(text: string): { terms: SpfTerm[] } | { wrong: string } {
  const terms: SpfTerm[] = [];
  for (const word of text.trim().split(/\s+/).slice(1)) {
    const term = readTerm(word);
    if (term) terms.push(term);
    else if (!UNKNOWN_MODIFIER.test(word)) return { wrong: word };
  }
  return { terms };
}

function readTerm(word: string): SpfTerm | null {
  const modifier = MODIFIER.exec(word);
  if (modifier) return { qualifier: '+', name: lower(modifier[1]), value: modifier[2] ?? '' };
  const [, sign = '', name, value = ''] = TERM.exec(word) ?? [];
  if (name === undefined) return null;
  const term: SpfTerm = { qualifier: (sign || '+') as SpfTerm['qualifier'], name: lower(name), value };
  return makesSense(term) ? term : null;
}

function makesSense({ name, value }: SpfTerm): boolean {
  const [address = '', bits] = value.split('/');
  if (name === 'ip4') return isIPv4(address) && (bits === undefined || Number(bits) <= 32);
  if (name === 'ip6') return isIPv6(address) && (bits === undefined || Number(bits) <= 128);
  if (name === 'include' || name === 'exists') return value !== '';
  return name !== 'all' || value === '';
}

function lower(name: string | undefined): SpfTerm['name'] {
  return (name ?? '').toLowerCase() as SpfTerm['name'];
}
