import { join } from 'node:path';
import type { Supplier } from '../shared/supplier.ts';
import { type Clock, systemClock } from './clock.ts';
import type { Config } from './config.ts';
import { connectDatabase } from './connect-database.ts';
import type { Database } from './database.ts';
import { type EmbeddedPostgres, joinEmbeddedPostgres } from './embedded-postgres/join-embedded-postgres.ts';
import { ensureHome, keptSecret } from './home.ts';
import { keptPort } from './kept-port.ts';
import { createLogger, type Logger } from './logger.ts';
import { openMailOut } from './mail-out.ts';
import { migrate } from './migrate.ts';
import type { MailOut } from './outgoing-mail.ts';
import { LONGEST_STATEMENT_MS } from './statement-limits.ts';

/** What every program is built on; opened once, closed once. */
export interface Deps {
  config: Config;
  supplier: Supplier;
  db: Database;
  /** The database's address, with its password: for the queue, which keeps connections of its own. */
  databaseUrl: string;
  now: Clock;
  log: Logger;
  /** Links are signed with the first; those signed with any of them hold. */
  secrets: readonly [string, ...string[]];
  /** Where customers and staff reach the web program; without a slash at its end. */
  publicUrl: string;
  /** Connections are opened at the first mail. One for the whole program. */
  mailOut(): MailOut;
  /** Null with a DATABASE_URL. */
  embedded: EmbeddedPostgres | null;
  close(): Promise<void>;
}

/** Port that people know; another is taken where it is not free. */
export const USUAL_WEB_PORT = 3000;

/**
 * Starts or joins the database, brings it to the latest migration, and opens what hangs on it. `name` stands in the log, and says how
 * long a statement may run.
 */
export async function openDeps(
  config: Config,
  options: { name: keyof typeof LONGEST_STATEMENT_MS; connections?: number },
): Promise<Deps> {
  ensureHome(config.home);
  const log = createLogger(config.logLevel, options.name);
  const embedded = config.databaseUrl === null ? await joinEmbeddedPostgres(config.home) : null;
  const databaseUrl = config.databaseUrl ?? embedded?.url ?? '';
  let db: Database | undefined;
  try {
    const statementMs = LONGEST_STATEMENT_MS[options.name];
    db = await connectDatabase(databaseUrl, { max: options.connections ?? 10, log, statementMs });
    await migrate(db);
    return await assemble(config, { log, db, databaseUrl, embedded });
  } catch (error) {
    await db?.$client.end();
    await embedded?.leave();
    throw error;
  }
}

async function assemble(
  config: Config,
  opened: Pick<Deps, 'log' | 'db' | 'databaseUrl' | 'embedded'>,
): Promise<Deps> {
  const mail = await lazyMailOut(config);
  return {
    ...opened,
    config,
    supplier: config.supplier,
    now: systemClock,
    secrets: secretsOf(config),
    publicUrl: await publicUrlOf(config),
    mailOut: mail.open,
    close: async () => {
      await mail.close();
      await opened.db.$client.end();
      await opened.embedded?.leave();
    },
  };
}

/** Where pages are, as far as is known by now: the web program takes another port where somebody was quicker. */
export async function publicUrlOf(config: Config): Promise<string> {
  const port = config.port ?? (await keptPort(webPortFile(config), USUAL_WEB_PORT));
  return config.publicUrl ?? `http://${hostInLinks(config.host)}:${port}`;
}

export function webPortFile(config: Config): string {
  return join(config.home, 'web-port');
}

/** The built-in inbox listens there when no SMTP_URL is set. */
export function inboxPortFile(config: Config): string {
  return join(config.home, 'inbox-port');
}

async function lazyMailOut(config: Config): Promise<{ open(): MailOut; close(): Promise<void> }> {
  const url = config.smtpUrl ?? `smtp://127.0.0.1:${await keptPort(inboxPortFile(config))}`;
  let mailOut: MailOut | undefined;
  return {
    open: () => {
      mailOut ??= openMailOut({ url, connections: config.smtpConnections, dkim: config.dkim });
      return mailOut;
    },
    close: async () => mailOut?.close(),
  };
}

function secretsOf(config: Config): readonly [string, ...string[]] {
  const current = config.secret ?? keptSecret(config.home);
  return config.secretOld === null ? [current] : [current, config.secretOld];
}

/** "Every address of this machine" is an address to listen on, not one to visit. */
function hostInLinks(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
