import { isIP } from 'node:net';
import type { DoctorDeps } from './doctor-deps.ts';
import { advice, fault, fine, type Seen } from './finding.ts';

/** Errors of a certificate; anything else may be a line that only others can use. */
const CERTIFICATE = /CERT|TLS|SELF_SIGNED|UNABLE_TO_(GET_ISSUER|VERIFY)/;
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Whether the links in mails can be followed by those who get them. */
export async function checkLinks({ publicUrl, names, tryPage }: DoctorDeps): Promise<Seen> {
  const { hostname, protocol } = new URL(publicUrl);
  const mend = 'Set PUBLIC_URL to the https address under which customers reach this installation.';
  if (LOOPBACK.test(hostname))
    return fault(
      'links-on-this-machine',
      `the links in mails lead to ${hostname}, where only this machine finds anything`,
      mend,
    );
  if (protocol !== 'https:')
    return fault(
      'links-not-encrypted',
      'the links in mails are not https, so one-click unsubscribe does not work',
      mend,
    );
  if (isIP(hostname) === 0 && (await names.addresses(hostname)).length === 0)
    return fault(
      'links-without-address',
      `${hostname} has no address in DNS`,
      `Add an A record for ${hostname}, or correct PUBLIC_URL.`,
    );
  return ask(publicUrl, hostname, tryPage);
}

async function ask(publicUrl: string, hostname: string, tryPage: DoctorDeps['tryPage']): Promise<Seen> {
  try {
    const status = await tryPage(`${publicUrl}/healthz`);
    if (status === 200) return fine(`the links in mails lead to ${hostname}, which answers`);
    return advice(
      'links-elsewhere',
      `${hostname} answers ${status} where this installation would say 200`,
      'Let the proxy pass every path on to rytmi web.',
    );
  } catch (error) {
    const code = String((error as { code?: unknown }).code);
    if (CERTIFICATE.test(code))
      return fault(
        'links-certificate',
        `the certificate of ${hostname} is not trusted (${code})`,
        'Have it renewed, for that very name.',
      );
    return {
      state: 'unknown',
      trouble: 'links-not-reached',
      says: `${hostname} could not be reached from here (${code}), which need not hold for others`,
      mend: 'Open it with a phone that is not in your network.',
    };
  }
}
