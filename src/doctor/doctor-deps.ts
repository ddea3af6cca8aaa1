import type { Config } from '../platform/config.ts';
import type { Database } from '../platform/database.ts';
import type { Names } from '../platform/names.ts';
import type { SmtpTrouble } from '../platform/outgoing-mail.ts';

export interface DoctorDeps {
  db: Database;
  now: () => Date;
  config: Pick<Config, 'supplier' | 'smtpUrl' | 'redisUrl' | 'dkim'>;
  /** Where the links in mails lead. */
  publicUrl: string;
  names: Names;
  /** Connects, encrypts and logs in. Resolves with what went wrong, or null. */
  tryMailServer: (url: string) => Promise<SmtpTrouble | null>;
  /** Asks for a page. Resolves with its status; rejects with an Error that has a `code`. */
  tryPage: (url: string) => Promise<number>;
  /** How a Redis keeps what it is told. */
  inspectRedis: (url: string) => Promise<{ policy: string; appendOnly: boolean }>;
}
