/** `WHITE HANGING HEART  T-LIGHT HOLDER` → `White hanging heart T-light holder`: a mail in capitals shouts. */
export function productName(description: string): string {
  const words = description.trim().replaceAll(/\s+/g, ' ').toLowerCase();
  return words.replace(/^\p{L}/u, (first) => first.toUpperCase()).replaceAll(/\bt-light/g, 'T-light');
}
