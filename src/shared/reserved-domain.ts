/** Names that DNS keeps for examples and tests (RFC 2606, RFC 6761): there is nobody to ask. */
export function isReservedDomain(domain: string): boolean {
  return /(^|\.)(test|example|invalid|localhost|example\.(com|net|org))$/.test(domain);
}
