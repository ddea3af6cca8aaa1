const OFFSET_BASIS = 0x811c9dc5;
const PRIME = 0x01000193;
const UINT32 = 0x1_0000_0000;

/**
 * Text → [0, 1), the same on every machine and for good, evenly spread. FNV-1a, whose last bits are then mixed
 * (murmur3's finish), since plain FNV keeps neighbours such as `…:41` and `…:42` close together. Not a secret.
 */
export function stableHash(text: string): number {
  let hash = OFFSET_BASIS;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), PRIME);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / UINT32;
}
