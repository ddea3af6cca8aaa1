/**
 * Words as they are compared: small letters, ä and å as a, ö as o, without apostrophes, so that `Älkää` is found in
 * `alkaa` as telephones write it.
 */
export function foldWords(text: string): string[] {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’´`]/g, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}
