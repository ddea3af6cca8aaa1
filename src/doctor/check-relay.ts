import type { SmtpTrouble } from '../platform/outgoing-mail.ts';
import type { DoctorDeps } from './doctor-deps.ts';
import { fault, fine, type Seen } from './finding.ts';
import { relayHostOf } from './relay-host.ts';

/** Whether our mail server lets us in, over an encrypted line. */
export async function checkRelay({ config, tryMailServer }: DoctorDeps): Promise<Seen> {
  const url = config.smtpUrl ?? '';
  const { host, loopback } = relayHostOf(url);
  const trouble = await tryMailServer(url);
  if (trouble) return judge(host, trouble);
  return fine(`${host} lets us in${loopback ? '' : ', over an encrypted line'}`);
}

function judge(host: string, { step, code, answer }: SmtpTrouble): Seen {
  if (step === 'tls')
    return fault(
      'relay-tls',
      `the line to ${host} cannot be encrypted and trusted: ${answer}`,
      'Name the server in SMTP_URL as its certificate does, use port 587 or smtps:// with 465, or have the certificate renewed.',
    );
  if (step === 'login')
    return fault(
      'relay-login',
      `${host} does not accept user name and password: ${answer}`,
      'Correct them in SMTP_URL; characters such as @ : / in a password must be percent-encoded.',
    );
  if (code !== null && code >= 500)
    return fault(
      'relay-refuses',
      `${host} refuses this machine: ${answer}`,
      'Ask whoever runs that server to let this machine in.',
    );
  return fault(
    'relay-away',
    `${host} does not answer: ${answer}`,
    'Check host and port in SMTP_URL, and whether a firewall closes that port.',
  );
}
