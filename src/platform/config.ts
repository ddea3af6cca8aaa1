import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';
import { Mistake } from '../shared/mistake.ts';
import { no, ok, type Result } from '../shared/result.ts';
import type { Supplier } from '../shared/supplier.ts';
import { dkimFrom, listOf, oidcFrom, otlpFrom, sourcesFrom, supplierFrom } from './config-parts.ts';
import { findMissing } from './config-rules.ts';
import { exampleOf, SECRET_VARIABLES, SETTINGS, type Settings, type Variable } from './config-schema.ts';
import type { DkimKey } from './dkim-signer.ts';
import type { Shop } from './read-shops.ts';

export interface Config {
  /** Where the embedded parts keep their files; absolute. */
  home: string;
  /** Null: the embedded Postgres. */
  databaseUrl: string | null;
  /** Null: the queue lives in Postgres. */
  redisUrl: string | null;
  /** Null: the built-in inbox; nothing leaves the machine. */
  smtpUrl: string | null;
  imapUrl: string | null;
  /** Null: mails go unsigned, as where the mail server signs them. */
  dkim: DkimKey | null;
  host: string;
  /** The folder where other programs lay files for import; null: none. */
  importDir: string | null;
  /** The shops whose orders come by webhook. */
  shops: readonly Shop[];
  /** Null: 3000, or another where that is taken. */
  port: number | null;
  /** Whose word on who a visitor is counts, as addresses or networks. Empty: nobody's. */
  trustedProxies: readonly string[];
  /** Without a slash at its end. Null: where the web program listens. */
  publicUrl: string | null;
  /** How long staff stay signed in: so long without a page, and so long at all. */
  session: { idleHours: number; longestDays: number };
  /** The company's own sign-in; null: staff sign in by password only. */
  oidc: { issuer: string; clientId: string; clientSecret: string } | null;
  /** Who posts incoming mails over HTTP must know it; null: nobody may. */
  incomingSecret: string | null;
  /** Who reads /metrics must know it; null: only programs on this machine read them. */
  metricsToken: string | null;
  /** Where traces go, with what to say who we are; null: there are none. */
  otlp: { endpoint: string; headers: Readonly<Record<string, string>> } | null;
  /** Told of incidents, beside the owners' mails; null: nobody. */
  alertWebhook: string | null;
  /** Signs links. Null: one made and kept in `home`. */
  secret: string | null;
  /** Links signed with this one still hold. */
  secretOld: string | null;
  supplier: Supplier;
  logLevel: string;
  /** Jobs at once in one worker process. */
  workerConcurrency: number;
  smtpConnections: number;
  /** Empty: those that the machine is set to. */
  dnsServers: readonly string[];
  /** Webhooks may go to this machine, over http too: for trying a receiver out. */
  outgoingLoopback: boolean;
}

/** One thing wrong with the environment. */
export interface ConfigFault {
  variable: string;
  problem: string;
  example: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Reads the environment, and `.env` in the project folder for what the environment leaves open; `settings` win over both. Throws
 * a Mistake that lists every fault.
 */
export function loadConfig(settings: Environment = {}): Config {
  const config = readConfig({ ...readEnvironment(), ...settings });
  if (config.ok) return config.value;
  const lines = config.problem.map(
    (fault) => `  ${fault.variable} ${fault.problem}. Example: ${fault.example}`,
  );
  throw new Mistake(`The settings are not right; nothing was started.\n${lines.join('\n')}`);
}

/** The environment for a program started from here, with some settings of its own. */
export function environmentWith(settings: Environment): NodeJS.ProcessEnv {
  return { ...process.env, ...settings };
}

/** Settings under which all is embedded, in a folder of its own: nothing real is touched and no mail leaves, whatever else is set. */
export function settingsApart(folder: string): Record<string, string> {
  const { RYTMI_DIR, LOG_LEVEL } = readEnvironment();
  const real = [
    'REDIS_URL',
    'SMTP_URL',
    'IMAP_URL',
    'DATABASE_URL',
    'PORT',
    'PUBLIC_URL',
    'ALERT_WEBHOOK_URL',
    'OTEL_EXPORTER_OTLP_ENDPOINT',
    'IMPORT_DIR',
    'SHOPS',
  ];
  const signing = ['DKIM_DOMAIN', 'DKIM_SELECTOR', 'DKIM_PRIVATE_KEY'];
  const files = SECRET_VARIABLES.map((name) => `${name}_FILE`);
  const staff = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'];
  const unset = [...real, ...signing, ...staff]
    .flatMap((name) => [name, ...files.filter((file) => file === `${name}_FILE`)])
    .map((name) => [name, '']);
  return {
    ...Object.fromEntries(unset),
    RYTMI_DIR: resolve(RYTMI_DIR || join(PROJECT, '.rytmi'), folder),
    LOG_LEVEL: LOG_LEVEL || 'warn',
  };
}

function readEnvironment(): Environment {
  const file = join(PROJECT, '.env');
  const fromFile = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
  return { ...fromFile, ...process.env };
}

/** Reads settings out of `environment`; answers all faults at once. */
export function readConfig(environment: Environment): Result<Config, ConfigFault[]> {
  const faults: ConfigFault[] = [...findUnknown(environment), ...findGone(environment)];
  const given = collectGiven(environment, faults);
  const parsed = SETTINGS.safeParse(given);
  const wrong = parsed.error?.issues.map((issue) => ({
    variable: issue.path[0] as Variable,
    problem: issue.message,
  }));
  for (const fault of [...(wrong ?? []), ...findMissing(given)])
    faults.push({ ...fault, example: exampleOf(fault.variable) });
  return parsed.success && faults.length === 0 ? ok(configFrom(parsed.data)) : no(faults);
}

/** An empty value counts as not set: compose files pass `${NAME:-}`. */
function collectGiven(environment: Environment, faults: ConfigFault[]): Partial<Record<Variable, string>> {
  const given: Partial<Record<Variable, string>> = {};
  for (const variable of Object.keys(SETTINGS.shape) as Variable[]) {
    const value = environment[variable]?.trim() || readSecretFile(environment, variable, faults);
    if (value) given[variable] = value;
  }
  return given;
}

function readSecretFile(
  environment: Environment,
  variable: Variable,
  faults: ConfigFault[],
): string | undefined {
  const file = environment[`${variable}_FILE`];
  if (!file || !SECRET_VARIABLES.includes(variable)) return undefined;
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    faults.push({
      variable: `${variable}_FILE`,
      problem: `names a file that cannot be read (${code})`,
      example: `/run/secrets/${variable.toLowerCase()}`,
    });
    return undefined;
  }
}

/** A misspelt name would silently leave its default in force. */
function findUnknown(environment: Environment): ConfigFault[] {
  const known = new Set([...Object.keys(SETTINGS.shape), ...SECRET_VARIABLES.map((name) => `${name}_FILE`)]);
  return Object.keys(environment)
    .filter((name) => /^(RYTMI|SUPPLIER|DKIM)_/.test(name) && !known.has(name))
    .map((variable) => ({
      variable,
      problem: 'is not a setting of Rytmi',
      example: `one of ${[...known].filter((name) => name.startsWith(variable.split('_')[0] ?? '')).join(', ')}`,
    }));
}

/** Whoever relied on it would believe the console still closed by it. */
function findGone({ CONSOLE_PASSWORD: gone }: Environment): ConfigFault[] {
  if (!gone) return [];
  return [
    {
      variable: 'CONSOLE_PASSWORD',
      problem: 'is no setting any more: everybody signs in as herself. Take it out and invite people',
      example: 'rytmi staff invite liisa@example.com --role administrator',
    },
  ];
}

function configFrom(settings: Settings): Config {
  return {
    home: resolve(settings.RYTMI_DIR ?? join(PROJECT, '.rytmi')),
    databaseUrl: settings.DATABASE_URL ?? null,
    redisUrl: settings.REDIS_URL ?? null,
    smtpUrl: settings.SMTP_URL ?? null,
    imapUrl: settings.IMAP_URL ?? null,
    dkim: dkimFrom(settings),
    host: settings.HOST ?? '127.0.0.1',
    port: settings.PORT ?? null,
    trustedProxies: listOf(settings.TRUSTED_PROXIES),
    publicUrl: settings.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    session: { idleHours: settings.SESSION_IDLE_HOURS ?? 8, longestDays: settings.SESSION_DAYS ?? 7 },
    oidc: oidcFrom(settings),
    incomingSecret: settings.INCOMING_SECRET ?? null,
    metricsToken: settings.METRICS_TOKEN ?? null,
    otlp: otlpFrom(settings),
    alertWebhook: settings.ALERT_WEBHOOK_URL ?? null,
    secret: settings.RYTMI_SECRET ?? null,
    secretOld: settings.RYTMI_SECRET_OLD ?? null,
    ...sourcesFrom(settings),
    supplier: supplierFrom(settings),
    logLevel: settings.LOG_LEVEL ?? 'info',
    workerConcurrency: settings.WORKER_CONCURRENCY ?? 4,
    smtpConnections: settings.SMTP_CONNECTIONS ?? 5,
    dnsServers: listOf(settings.DNS_SERVERS),
    outgoingLoopback: settings.OUTGOING_LOOPBACK === 'allowed',
  };
}
