import { no, ok, type Result } from '../shared/result.ts';

const SHOP_PLATFORMS = ['woocommerce', 'shopify'] as const;

/** A web shop that tells us of its orders. */
export interface Shop {
  platform: (typeof SHOP_PLATFORMS)[number];
  /** As in the address it posts to: /shops/PLATFORM/NAME. */
  name: string;
  /** Each of them is good: while one is being replaced, both are listed. */
  secrets: readonly string[];
}

/** Shorter ones can be guessed. */
const SHORTEST_SECRET = 32;

/** Reads `woocommerce/NAME=SECRET`, one a line or with semicolons between; a shop named twice has both secrets. */
export function readShops(list: string): Result<Shop[], string> {
  const shops = new Map<string, Shop>();
  for (const entry of list.split(/[;\n]/).map((one) => one.trim())) {
    if (entry === '') continue;
    const [, kind = '', name = '', secret = ''] = /^(\w+)\/([a-z0-9-]{1,63})=(.+)$/.exec(entry) ?? [];
    const platform = SHOP_PLATFORMS.find((one) => one === kind);
    if (!platform) return no(`has an entry that is not ${SHOP_PLATFORMS.join(' or ')}/NAME=SECRET`);
    if (secret.length < SHORTEST_SECRET)
      return no(`has a secret for ${platform}/${name} that is shorter than ${SHORTEST_SECRET} characters`);
    const key = `${platform}/${name}`;
    // Orders are numbered by the shop's name: two of one name would be one.
    if ([...shops.values()].some((shop) => shop.name === name && shop.platform !== platform))
      return no(`calls two shops ${name}`);
    const secrets = [...(shops.get(key)?.secrets ?? []), secret];
    shops.set(key, { platform, name, secrets });
  }
  return ok([...shops.values()]);
}
