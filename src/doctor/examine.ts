import { isReservedDomain } from '../shared/reserved-domain.ts';
import { checkClock } from './check-clock.ts';
import { checkDatabase } from './check-database.ts';
import { checkDkim } from './check-dkim.ts';
import { checkDmarc } from './check-dmarc.ts';
import { checkIncomingTls } from './check-incoming-tls.ts';
import { checkLinks } from './check-links.ts';
import { checkMx } from './check-mx.ts';
import { checkPtr } from './check-ptr.ts';
import { checkQueue } from './check-queue.ts';
import { checkRelay } from './check-relay.ts';
import { checkSender } from './check-sender.ts';
import type { DoctorDeps } from './doctor-deps.ts';
import { domainOf } from './domain-of.ts';
import { type Check, type Finding, type Seen, skipped } from './finding.ts';
import { relayHostOf } from './relay-host.ts';
import { checkSpf } from './spf/check-spf.ts';

type Look = (deps: DoctorDeps) => Promise<Seen>;

/** What only matters once mails leave the machine. */
const OF_MAIL: readonly [Check, Look][] = [
  ['sender', checkSender],
  ['spf', checkSpf],
  ['dkim', checkDkim],
  ['dmarc', checkDmarc],
  ['mx', checkMx],
  ['incoming-tls', checkIncomingTls],
  ['ptr', checkPtr],
  ['relay', checkRelay],
  ['links', checkLinks],
];
const OF_MACHINE: readonly [Check, Look][] = [
  ['clock', checkClock],
  ['database', checkDatabase],
  ['queue', checkQueue],
];

/** Looks at everything at once. A question that nobody answers is `unknown`, never a fault. */
export async function examine(deps: DoctorDeps): Promise<Finding[]> {
  const because = whyNoMail(deps);
  const ofMail = OF_MAIL.map(async ([check, look]) =>
    because ? { check, ...skipped(because) } : lookAt(deps, check, look),
  );
  const ofMachine = OF_MACHINE.map(async ([check, look]) => {
    const finding = await lookAt(deps, check, look);
    // While nothing real is sent, nothing real can be lost.
    return because && finding.state === 'fault' ? { ...finding, state: 'advice' as const } : finding;
  });
  return Promise.all([...ofMail, ...ofMachine]);
}

/** Null where mails leave for real. */
function whyNoMail({ config }: Pick<DoctorDeps, 'config'>): string | null {
  if (config.smtpUrl === null) return 'mails stay in the built-in inbox';
  const invented = isReservedDomain(domainOf(config.supplier.senderAddress));
  return invented && relayHostOf(config.smtpUrl).loopback
    ? 'a trial: an invented sender, and a mail server on this machine'
    : null;
}

async function lookAt(deps: DoctorDeps, check: Check, look: Look): Promise<Finding> {
  try {
    return { check, ...(await look(deps)) };
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    return {
      check,
      state: 'unknown',
      trouble: 'no-answer',
      says: `nobody answered: ${code ?? message}`,
      mend: 'Try again; if it stays so, check the network, and who is asked for names (DNS_SERVERS).',
    };
  }
}
