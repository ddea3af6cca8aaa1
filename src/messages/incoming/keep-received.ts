import { normaliseAddress } from '../../customers/normalise-address.ts';
import type { Database } from '../../platform/database.ts';
import type { ReceivedMail } from '../../platform/mail-in.ts';
import type { Supplier } from '../../shared/supplier.ts';
import { keepInboxMail } from '../inbox-store.ts';
import { keepIncoming } from './incoming-store.ts';

/** Keeps a mail that the built-in server took; one written to the supplier is read as what came back, too. */
export async function keepReceived(
  deps: {
    db: Database;
    now: () => Date;
    supplier: Pick<Supplier, 'senderAddress' | 'replyTo' | 'bounceAddress'>;
  },
  mail: ReceivedMail,
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    await keepInboxMail(tx, mail);
    if (!isForSupplier(mail.rcptTo, deps.supplier)) return;
    const { mailFrom, rcptTo, raw } = mail;
    const place = { source: 'inbox', sourceKey: null, cut: false } as const;
    await keepIncoming(tx, { ...place, receivedAt: deps.now(), mailFrom, rcptTo, raw });
  });
}

/** Whatever stands behind a `+`: there the return path has its token. */
function isForSupplier(
  rcptTo: readonly string[],
  { senderAddress, replyTo, bounceAddress }: Pick<Supplier, 'senderAddress' | 'replyTo' | 'bounceAddress'>,
): boolean {
  const ours = [senderAddress, replyTo, ...(bounceAddress === null ? [] : [bounceAddress])].map(
    normaliseAddress,
  );
  return rcptTo.some((address) => ours.includes(normaliseAddress(address)));
}
