/** `+358 40 123 4567` → `tel:+358401234567`. Null for what no telephone can ring. */
export function phoneLink(phone: string): string | null {
  const digits = phone.replace(/\(0\)/, '').replace(/[^\d+]/g, '');
  return /^\+?\d{3,15}$/.test(digits) ? `tel:${digits}` : null;
}
