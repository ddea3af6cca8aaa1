/** A server's answer without the mail addresses that it repeats, for what must hold no personal data. */
export function hideAddresses(text: string): string {
  return text.replace(/[^\s<>()[\]"',:;@]+@[^\s<>()[\]"',:;@]+/g, '(address)');
}
