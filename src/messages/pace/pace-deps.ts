import type { CareModel } from '../../decisions/care-model.ts';
import type { Database } from '../../platform/database.ts';
import type { KeptMark } from '../../platform/kept-mark.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Supplier } from '../../shared/supplier.ts';
import type { MailExchange } from './mail-host.ts';

export interface PaceDeps {
  db: Database;
  now: () => Date;
  log: Logger;
  supplier: Pick<Supplier, 'senderAddress' | 'timeZone' | 'country'>;
  /** Our mail server's name, as gates and logs call it. */
  relay: string;
  /** Mails on the line at once when all is well. */
  connections: number;
  rules: () => Promise<CareModel['pace']>;
  /** Asks DNS. Rejects when there is no answer; an empty list says that the domain has no mail server. */
  findMailServers: (domain: string) => Promise<readonly MailExchange[]>;
  /** Resolves after so many milliseconds, or as soon as `signal` says so. */
  /** What this machine keeps beside the database, so that a restored one is noticed. */
  keptMark: KeptMark;
  /** The database lies in the same folder. */
  embedded: boolean;
  wait: (ms: number, signal?: AbortSignal) => Promise<void>;
}
