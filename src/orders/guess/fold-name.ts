/** `Tilaus-pvm (ERP)` → `tilauspvmerp`: what is left of a column's name when spelling means nothing; `À-hinta` is `ahinta`. */
export function foldName(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('à', 'a')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}
