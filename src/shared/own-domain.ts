/** Second labels under which registries sell names, as in `example.co.uk`. */
const REGISTRY_LABELS = new Set(['ac', 'co', 'com', 'edu', 'gov', 'net', 'org']);

/** The name that an owner bought: `mail.example.com` → `example.com`. */
export function ownDomainOf(domain: string): string {
  const labels = domain.split('.');
  const [second = '', top = ''] = labels.slice(-2);
  const kept = top.length === 2 && REGISTRY_LABELS.has(second) ? 3 : 2;
  return labels.slice(-kept).join('.');
}
