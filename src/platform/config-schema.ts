import { createPrivateKey } from 'node:crypto';
import { statSync } from 'node:fs';
import { isIP, isIPv4 } from 'node:net';
import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { LANGUAGES } from '../shared/language.ts';
import { readShops } from './read-shops.ts';

/** A setting with an example of a right value, which is shown when the given one is wrong. */
function setting<Schema extends z.ZodType>(schema: Schema, example: string): z.ZodOptional<Schema> {
  return schema.optional().meta({ example });
}

const text = (longest = 200) =>
  z
    .string()
    .max(longest, `is longer than ${longest} characters`)
    // A line break in a name or an address would end a mail header and start another.
    .regex(/^[^\p{Cc}]*$/u, 'holds a line break or another control character');

const address = (...protocols: string[]) =>
  z.string().refine((value) => protocols.includes(protocolOf(value)), {
    error: `is not an address that starts with ${protocols.map((name) => `${name}//`).join(' or ')}`,
  });

const wholeNumber = (lowest: number, highest: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/, 'is not a whole number')
    .transform(Number)
    .refine((value) => value >= lowest && value <= highest, { error: `is not from ${lowest} to ${highest}` });

const DOMAIN_NAME = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i;

const mailbox = z.email('is not a mail address');
const secret = text(500).min(32, 'is shorter than 32 characters');

/** Every variable that Rytmi reads. All may be missing; src/platform/config-rules.ts says which must then not be. */
export const SETTINGS = z.object({
  DATABASE_URL: setting(
    address('postgres:', 'postgresql:'),
    'postgres://rytmi:PASSWORD@db.example.com:5432/rytmi',
  ),
  REDIS_URL: setting(address('redis:', 'rediss:'), 'redis://:PASSWORD@redis.example.com:6379'),
  SMTP_URL: setting(address('smtp:', 'smtps:'), 'smtp://USER:PASSWORD@smtp.example.com:587'),
  IMAP_URL: setting(address('imap:', 'imaps:'), 'imaps://USER:PASSWORD@imap.example.com'),
  DKIM_DOMAIN: setting(text().regex(DOMAIN_NAME, 'is not a domain name'), 'example.com'),
  DKIM_SELECTOR: setting(text(63).regex(DOMAIN_NAME, 'is not the name of a selector'), 'rytmi2026'),
  DKIM_PRIVATE_KEY: setting(
    // Where an environment holds one line only, `\\n` stands for its ends.
    z
      .string()
      .transform((pem) => pem.replaceAll('\\n', '\n'))
      .refine(isStrongRsaKey, 'is not an RSA private key in PEM of at least 2048 bits'),
    'the text of the file that openssl genrsa 2048 made, or its name in DKIM_PRIVATE_KEY_FILE',
  ),
  RYTMI_DIR: setting(text(1000), '/var/lib/rytmi'),
  HOST: setting(text().regex(/^[\w.:-]+$/, 'is not a host name or an IP address'), '127.0.0.1'),
  PORT: setting(wholeNumber(1, 65_535), '3000'),
  TRUSTED_PROXIES: setting(
    text(1000).refine(areNetworks, 'is not a list of IP addresses or networks'),
    '127.0.0.1,10.0.0.0/8',
  ),
  PUBLIC_URL: setting(
    // Pages lead to each other from the root, so that under a path every press would miss them.
    address('http:', 'https:').refine(
      isBare,
      'must be a host of its own, without a path or anything behind it',
    ),
    'https://orders.example.com',
  ),
  SESSION_IDLE_HOURS: setting(wholeNumber(1, 168), '8'),
  SESSION_DAYS: setting(wholeNumber(1, 90), '7'),
  OIDC_ISSUER: setting(address('http:', 'https:'), 'https://login.example.com'),
  OIDC_CLIENT_ID: setting(text(), 'rytmi'),
  OIDC_CLIENT_SECRET: setting(text(500), 'what the provider gave out for this client'),
  OTEL_EXPORTER_OTLP_ENDPOINT: setting(address('http:', 'https:'), 'http://127.0.0.1:4318'),
  OTEL_EXPORTER_OTLP_HEADERS: setting(
    text(2000).regex(/^[\w-]+=[^,=]*(,\s*[\w-]+=[^,=]*)*$/, 'is not a list of name=value'),
    'authorization=Bearer%20TOKEN',
  ),
  ALERT_WEBHOOK_URL: setting(address('http:', 'https:'), 'https://hooks.example.com/rytmi'),
  RYTMI_SECRET: setting(secret, '64 random characters, from: openssl rand -hex 32'),
  RYTMI_SECRET_OLD: setting(secret, 'the RYTMI_SECRET used before this one'),
  SUPPLIER_NAME: setting(text(), 'Pohjan Tukku Oy'),
  SUPPLIER_BUSINESS_ID: setting(text(), '1234567-8'),
  SUPPLIER_POSTAL_ADDRESS: setting(text(), 'Satamakatu 1, 00100 Helsinki'),
  SUPPLIER_PHONE: setting(text(), '+358 9 123 4567'),
  SUPPLIER_SENDER_NAME: setting(text(), 'Liisa, Pohjan Tukku'),
  SUPPLIER_SENDER_ADDRESS: setting(mailbox, 'liisa@example.com'),
  SUPPLIER_REPLY_TO: setting(mailbox, 'liisa@example.com'),
  SUPPLIER_BOUNCE_ADDRESS: setting(
    mailbox.regex(
      /^[^@+]{1,11}@/,
      'has more than 11 characters, or a +, before the @: a token must fit behind it',
    ),
    'bounce@example.com',
  ),
  INCOMING_SECRET: setting(secret, '64 random characters, from: openssl rand -hex 32'),
  METRICS_TOKEN: setting(secret, '64 random characters, from: openssl rand -hex 32'),
  SUPPLIER_ORDER_DESK_ADDRESS: setting(mailbox, 'orders@example.com'),
  SUPPLIER_COUNTRY: setting(z.string().refine(isCountry, 'is not a two-letter country code'), 'FI'),
  SUPPLIER_TIME_ZONE: setting(z.string().refine(isTimeZone, 'is not a time zone name'), 'Europe/Helsinki'),
  SUPPLIER_CURRENCY: setting(z.string().refine(isCurrency, 'is not a three-letter currency code'), 'EUR'),
  SUPPLIER_LANGUAGE: setting(z.enum(LANGUAGES, { error: `is not one of ${LANGUAGES.join(', ')}` }), 'fi'),
  IMPORT_DIR: setting(
    text(1000)
      .refine((path) => isAbsolute(path), 'is not the whole path of a folder')
      .refine(isFolder, 'names no folder of this machine'),
    '/srv/erp/outgoing',
  ),
  SHOPS: setting(
    z.string().transform((list, context) => {
      const shops = readShops(list);
      if (shops.ok) return shops.value;
      context.addIssue({ code: 'custom', message: shops.problem });
      return z.NEVER;
    }),
    'woocommerce/verkkokauppa=A-SECRET-OF-AT-LEAST-32-CHARACTERS; shopify/puoti=THE-SECRET-THAT-SHOPIFY-SHOWS-YOU',
  ),
  LOG_LEVEL: setting(
    z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], { error: 'is not a log level' }),
    'info',
  ),
  WORKER_CONCURRENCY: setting(wholeNumber(1, 64), '4'),
  SMTP_CONNECTIONS: setting(wholeNumber(1, 100), '5'),
  DNS_SERVERS: setting(
    text().refine(areDnsServers, 'is not a list of IP addresses, each with or without a port'),
    '9.9.9.9,127.0.0.1:5353',
  ),
  OUTGOING_LOOPBACK: setting(z.literal('allowed', { error: 'is not the word allowed' }), 'allowed'),
});

export type Settings = z.output<typeof SETTINGS>;
export type Variable = keyof Settings;

/** These may also be given as a file's name in VARIABLE_FILE, as container platforms hand out secrets. */
export const SECRET_VARIABLES: readonly Variable[] = [
  'DATABASE_URL',
  'REDIS_URL',
  'SMTP_URL',
  'IMAP_URL',
  'OIDC_CLIENT_SECRET',
  'INCOMING_SECRET',
  'METRICS_TOKEN',
  'OTEL_EXPORTER_OTLP_HEADERS',
  'ALERT_WEBHOOK_URL',
  'SHOPS',
  'DKIM_PRIVATE_KEY',
  'RYTMI_SECRET',
  'RYTMI_SECRET_OLD',
];

export function exampleOf(variable: Variable): string {
  return String(SETTINGS.shape[variable].meta()?.example);
}

function protocolOf(value: string): string {
  return URL.canParse(value) ? new URL(value).protocol : '';
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function isStrongRsaKey(pem: string): boolean {
  try {
    const key = createPrivateKey(pem);
    return key.asymmetricKeyType === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= 2048;
  } catch {
    return false;
  }
}

function areDnsServers(list: string): boolean {
  return list
    .split(',')
    .every(
      (server) =>
        isIP(server.trim().replace(/^\[(.*)\](:\d+)?$/, '$1')) > 0 ||
        isIPv4(server.trim().replace(/:\d+$/, '')),
    );
}

function isBare(url: string): boolean {
  // What is no address at all is said by the rule before.
  if (!URL.canParse(url)) return true;
  const { pathname, search, hash } = new URL(url);
  return /^\/*$/.test(pathname) && search === '' && hash === '';
}

function areNetworks(list: string): boolean {
  return list.split(',').every((one) => {
    const [address = '', length, ...rest] = one.trim().split('/');
    const longest = isIPv4(address) ? 32 : 128;
    const fits = length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= longest);
    return isIP(address) > 0 && rest.length === 0 && fits;
  });
}

function isCountry(code: string): boolean {
  if (!/^[A-Z]{2}$/.test(code)) return false;
  return new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' }).of(code) !== undefined;
}

function isCurrency(code: string): boolean {
  return Intl.supportedValuesOf('currency').includes(code);
}

function isTimeZone(name: string): boolean {
  // Offsets such as +02:00 are refused: they know no summer time, so every mail would be an hour off for half a year.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
