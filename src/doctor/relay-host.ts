/** The mail server's name out of SMTP_URL. A server on this machine sends on in a way that cannot be seen from here. */
export function relayHostOf(smtpUrl: string): { host: string; loopback: boolean } {
  const host = new URL(smtpUrl).hostname.replace(/^\[|\]$/g, '').toLowerCase();
  return { host, loopback: host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host) };
}
