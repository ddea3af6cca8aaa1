import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type ConfigFault, readConfig } from '../../../src/platform/config.ts';
import { exampleOf, SETTINGS, type Variable } from '../../../src/platform/config-schema.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';

const SECRET = 'x'.repeat(32);
const SUPPLIER = {
  SUPPLIER_NAME: 'Pohjan Tukku Oy',
  SUPPLIER_BUSINESS_ID: '1234567-8',
  SUPPLIER_POSTAL_ADDRESS: 'Satamakatu 1, 00100 Helsinki',
  SUPPLIER_PHONE: '+358 9 123 4567',
  SUPPLIER_SENDER_NAME: 'Liisa',
  SUPPLIER_SENDER_ADDRESS: 'liisa@example.com',
  SUPPLIER_REPLY_TO: 'liisa@example.com',
  SUPPLIER_ORDER_DESK_ADDRESS: 'orders@example.com',
};
const REAL_MAIL = {
  SMTP_URL: 'smtp://mail.example.com:587',
  PUBLIC_URL: 'https://rytmi.example.com',
  ...SUPPLIER,
};

function keyOf(modulusLength: number): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

function faultsOf(environment: Record<string, string>): ConfigFault[] {
  const config = readConfig(environment);
  return config.ok ? [] : config.problem;
}
const faulty = (environment: Record<string, string>) => faultsOf(environment).map((fault) => fault.variable);

function configOf(environment: Record<string, string>) {
  const config = readConfig(environment);
  if (!config.ok) throw new Error(JSON.stringify(config.problem));
  return config.value;
}

test('an empty environment is a whole configuration: all embedded, on this machine only', () => {
  expect(configOf({})).toMatchObject({
    databaseUrl: null,
    redisUrl: null,
    smtpUrl: null,
    imapUrl: null,
    host: '127.0.0.1',
    port: null,
    secret: null,
    supplier: { timeZone: 'Europe/Helsinki', currency: 'EUR', country: 'FI' },
  });
});

test('all faults are told at once, each with its variable and a right example', () => {
  const faults = faultsOf({ PORT: '99999', SUPPLIER_TIME_ZONE: 'Mars/Olympus', REDIS_URL: 'localhost:6379' });
  expect(faults.map(({ variable, example }) => ({ variable, example }))).toEqual(
    expect.arrayContaining([
      { variable: 'PORT', example: '3000' },
      { variable: 'SUPPLIER_TIME_ZONE', example: 'Europe/Helsinki' },
      { variable: 'REDIS_URL', example: 'redis://:PASSWORD@redis.example.com:6379' },
    ]),
  );
  expect(faults).toHaveLength(3);
});

test('every example that is shown would itself be accepted', () => {
  const spoken: readonly Variable[] = ['RYTMI_SECRET', 'RYTMI_SECRET_OLD', 'DKIM_PRIVATE_KEY', 'IMPORT_DIR'];
  const examples = Object.keys(SETTINGS.shape)
    .filter((variable) => !spoken.includes(variable as Variable))
    .map((variable) => [variable, exampleOf(variable as Variable)]);
  const told = { RYTMI_SECRET: SECRET, DKIM_PRIVATE_KEY: keyOf(2048) };
  expect(faultsOf({ ...Object.fromEntries(examples), ...told })).toEqual([]);
});

test.each([
  ['PORT', '0'],
  ['PORT', '80a'],
  ['HOST', 'local host'],
  ['DATABASE_URL', 'mysql://x'],
  ['SMTP_URL', 'https://mail.example.com'],
  ['PUBLIC_URL', 'rytmi.example.com'],
  ['PUBLIC_URL', 'https://shop.example.com/rytmi'],
  ['PUBLIC_URL', 'https://shop.example.com/?shop=1'],
  ['PUBLIC_URL', 'https://shop.example.com/#orders'],
  ['RYTMI_SECRET', 'short'],
  ['SESSION_IDLE_HOURS', '0'],
  ['SESSION_DAYS', 'a week'],
  ['OIDC_ISSUER', 'login.example.com'],
  ['SUPPLIER_SENDER_ADDRESS', 'not an address'],
  ['SUPPLIER_SENDER_NAME', 'Liisa\r\nBcc: all@example.com'],
  ['SUPPLIER_COUNTRY', 'XX'],
  ['SUPPLIER_COUNTRY', 'Finland'],
  ['SUPPLIER_TIME_ZONE', '+02:00'],
  ['SUPPLIER_CURRENCY', 'EURO'],
  ['SUPPLIER_LANGUAGE', 'de'],
  ['LOG_LEVEL', 'loud'],
  ['WORKER_CONCURRENCY', '0'],
  ['SMTP_CONNECTIONS', '1.5'],
  ['TRUSTED_PROXIES', 'proxy.example.com'],
  ['TRUSTED_PROXIES', '10.0.0.0/33'],
  ['DNS_SERVERS', 'dns.example.com'],
  ['DNS_SERVERS', '9.9.9.9,'],
  ['OUTGOING_LOOPBACK', 'maybe'],
])('%s=%s is refused', (variable, value) => {
  expect(faulty({ [variable]: value })).toContain(variable);
});

test('a misspelt setting is refused, since its default would silently stay in force', () => {
  expect(faulty({ SUPPLIER_NANE: 'Pohjan Tukku Oy', RYTMI_SECERT: SECRET })).toEqual([
    'SUPPLIER_NANE',
    'RYTMI_SECERT',
  ]);
});

test('real mail needs to say who sends it and where its links lead', () => {
  expect(faulty({ SMTP_URL: REAL_MAIL.SMTP_URL })).toEqual([...Object.keys(SUPPLIER), 'PUBLIC_URL']);
  expect(faulty(REAL_MAIL)).toEqual([]);
});

test('a signature needs all its parts, a strong key, and the domain that mails come from', () => {
  const key = keyOf(2048);
  const whole = {
    SUPPLIER_SENDER_ADDRESS: 'liisa@mail.example.com',
    DKIM_DOMAIN: 'example.com',
    DKIM_SELECTOR: 'rytmi',
    DKIM_PRIVATE_KEY: key,
  };
  expect(configOf(whole).dkim).toEqual({ domain: 'example.com', selector: 'rytmi', privateKey: key.trim() });
  expect(configOf({ ...whole, DKIM_PRIVATE_KEY: key.replaceAll('\n', '\\n') }).dkim?.privateKey).toBe(key);
  expect(configOf({}).dkim).toBeNull();
  expect(faulty({ DKIM_SELECTOR: 'rytmi' })).toEqual(['DKIM_DOMAIN', 'DKIM_PRIVATE_KEY']);
  expect(faulty({ ...whole, DKIM_DOMAIN: 'xample.com' })).toEqual(['DKIM_DOMAIN']);
  expect(faulty({ ...whole, DKIM_PRIVATE_KEY: 'not a key' })).toEqual(['DKIM_PRIVATE_KEY']);
  expect(faulty({ ...whole, DKIM_PRIVATE_KEY: keyOf(1024) })).toEqual(['DKIM_PRIVATE_KEY']);
});

test('links in real mail are https, unless they lead to this machine only', () => {
  expect(faulty({ ...REAL_MAIL, PUBLIC_URL: 'http://rytmi.example.com' })).toEqual(['PUBLIC_URL']);
  expect(faulty({ ...REAL_MAIL, PUBLIC_URL: 'http://localhost:3000' })).toEqual([]);
});

test('the company’s own sign-in takes all three settings, and nobody may overhear it', () => {
  const oidc = { OIDC_ISSUER: 'https://login.example.com', OIDC_CLIENT_ID: 'rytmi', OIDC_CLIENT_SECRET: 's' };
  expect(faulty(oidc)).toEqual([]);
  expect(faulty({ OIDC_CLIENT_ID: 'rytmi' }).sort()).toEqual(['OIDC_CLIENT_SECRET', 'OIDC_ISSUER']);
  expect(faulty({ ...oidc, OIDC_ISSUER: 'http://login.example.com' })).toEqual(['OIDC_ISSUER']);
  expect(faulty({ ...oidc, OIDC_ISSUER: 'http://127.0.0.1:9000' })).toEqual([]);
});

test('whoever still sets the one password of the console is told what replaces it', () => {
  const [fault] = faultsOf({ CONSOLE_PASSWORD: 'a phrase of our own' });
  expect(fault).toMatchObject({ variable: 'CONSOLE_PASSWORD' });
  expect(fault?.example).toContain('rytmi staff invite');
});

test('with a database of its own every machine must be given the same secret', () => {
  const DATABASE_URL = 'postgres://rytmi@db.example.com/rytmi';
  expect(faulty({ DATABASE_URL })).toEqual(['RYTMI_SECRET']);
  expect(configOf({ DATABASE_URL, RYTMI_SECRET: SECRET }).secret).toBe(SECRET);
});

test('an empty variable counts as not set', () => {
  expect(configOf({ SMTP_URL: '', PORT: ' ' })).toMatchObject({ smtpUrl: null, port: null });
});

test('a secret may come in a file, without the line break at its end', () => {
  const file = join(scratchFolder(), 'secret');
  writeFileSync(file, `${SECRET}\n`);
  expect(configOf({ RYTMI_SECRET_FILE: file }).secret).toBe(SECRET);
  expect(faulty({ RYTMI_SECRET_FILE: `${file}-missing` })).toEqual(['RYTMI_SECRET_FILE']);
  expect(faulty({ SUPPLIER_NAME_FILE: file })).toEqual(['SUPPLIER_NAME_FILE']);
});

test('nobody’s word on who visits counts, unless it is named', () => {
  expect(configOf({}).trustedProxies).toEqual([]);
  expect(configOf({ TRUSTED_PROXIES: '127.0.0.1, fd00::/8' }).trustedProxies).toEqual([
    '127.0.0.1',
    'fd00::/8',
  ]);
});

test('addresses of pages are built without doubled slashes', () => {
  expect(configOf({ PUBLIC_URL: 'https://rytmi.example.com/' }).publicUrl).toBe('https://rytmi.example.com');
});

test('a watched folder is named by its whole path, and has to be there', () => {
  const folder = scratchFolder();
  expect(configOf({ IMPORT_DIR: folder }).importDir).toBe(folder);
  expect(faultsOf({ IMPORT_DIR: 'erp/outgoing' })[0]?.problem).toBe('is not the whole path of a folder');
  expect(faultsOf({ IMPORT_DIR: join(folder, 'none') })[0]?.problem).toBe('names no folder of this machine');
});

test('shops are listed with their secrets; one that is named twice has both', () => {
  const [old, fresh] = ['o'.repeat(32), 'n'.repeat(32)];
  const list = `woocommerce/puoti=${old}; shopify/kauppa=${SECRET}\nwoocommerce/puoti=${fresh}`;
  expect(configOf({ SHOPS: list }).shops).toEqual([
    { platform: 'woocommerce', name: 'puoti', secrets: [old, fresh] },
    { platform: 'shopify', name: 'kauppa', secrets: [SECRET] },
  ]);
});

test.each([
  [`magento/puoti=${SECRET}`, 'has an entry that is not woocommerce or shopify/NAME=SECRET'],
  ['shopify/puoti', 'has an entry that is not woocommerce or shopify/NAME=SECRET'],
  ['shopify/puoti=short', 'has a secret for shopify/puoti that is shorter than 32 characters'],
])('a wrong list of shops is answered at start, and never with a secret: %s', (list, problem) => {
  expect(faultsOf({ SHOPS: list })).toMatchObject([{ variable: 'SHOPS', problem }]);
});
