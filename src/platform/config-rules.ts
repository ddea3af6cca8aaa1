import type { Variable } from './config-schema.ts';

interface Missing {
  variable: Variable;
  problem: string;
}

/** What must be set because something else is. `given` holds every setting as it stands, right or wrong. */
export function findMissing(given: Partial<Record<Variable, string>>): Missing[] {
  return [
    ...missingForMail(given),
    ...missingForSignature(given),
    ...missingForOidc(given),
    ...missingForDatabase(given),
  ];
}

const NEEDED_TO_SEND: readonly Variable[] = [
  'SUPPLIER_NAME',
  'SUPPLIER_BUSINESS_ID',
  'SUPPLIER_POSTAL_ADDRESS',
  'SUPPLIER_PHONE',
  'SUPPLIER_SENDER_NAME',
  'SUPPLIER_SENDER_ADDRESS',
  'SUPPLIER_REPLY_TO',
  'SUPPLIER_ORDER_DESK_ADDRESS',
];

function missingForMail(given: Partial<Record<Variable, string>>): Missing[] {
  if (given.SMTP_URL === undefined) return [];
  const missing: Missing[] = NEEDED_TO_SEND.filter((variable) => given[variable] === undefined).map(
    (variable) => ({
      variable,
      problem: 'must be set when SMTP_URL is: real mails say who sends them',
    }),
  );
  if (given.PUBLIC_URL === undefined)
    missing.push({
      variable: 'PUBLIC_URL',
      problem: 'must be set when SMTP_URL is: the links in mails lead there',
    });
  else if (!isSafeForLinks(given.PUBLIC_URL))
    missing.push({
      variable: 'PUBLIC_URL',
      problem:
        'must start with https:// when SMTP_URL is set: mail programs refuse one-click unsubscribe without it',
    });
  return missing;
}

const NEEDED_TO_SIGN: readonly Variable[] = ['DKIM_DOMAIN', 'DKIM_SELECTOR', 'DKIM_PRIVATE_KEY'];

function missingForSignature(given: Partial<Record<Variable, string>>): Missing[] {
  const missing = NEEDED_TO_SIGN.filter((variable) => given[variable] === undefined);
  if (missing.length === NEEDED_TO_SIGN.length) return [];
  if (missing.length > 0)
    return missing.map((variable) => ({
      variable,
      problem: `must be set when any of ${NEEDED_TO_SIGN.join(', ')} is: mails are signed with all three`,
    }));
  const sender = `.${given.SUPPLIER_SENDER_ADDRESS?.split('@').at(-1)?.toLowerCase()}`;
  if (sender.endsWith(`.${given.DKIM_DOMAIN?.toLowerCase()}`)) return [];
  return [
    {
      variable: 'DKIM_DOMAIN',
      problem: 'must be the domain of SUPPLIER_SENDER_ADDRESS or one above it: no other signature counts',
    },
  ];
}

const NEEDED_FOR_OIDC: readonly Variable[] = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'];

function missingForOidc(given: Partial<Record<Variable, string>>): Missing[] {
  const missing = NEEDED_FOR_OIDC.filter((variable) => given[variable] === undefined);
  if (missing.length === NEEDED_FOR_OIDC.length) return [];
  const problem = `must be set when any of ${NEEDED_FOR_OIDC.join(', ')} is: signing in takes all three`;
  const incomplete = missing.map((variable) => ({ variable, problem }));
  if (given.OIDC_ISSUER === undefined || isSafeForLinks(given.OIDC_ISSUER)) return incomplete;
  return [
    ...incomplete,
    { variable: 'OIDC_ISSUER', problem: 'must start with https://: who signs in must not be overheard' },
  ];
}

function missingForDatabase(given: Partial<Record<Variable, string>>): Missing[] {
  if (given.DATABASE_URL === undefined || given.RYTMI_SECRET !== undefined) return [];
  return [
    {
      variable: 'RYTMI_SECRET',
      problem: 'must be set when DATABASE_URL is: every machine must sign links with the same secret',
    },
  ];
}

function isSafeForLinks(url: string): boolean {
  if (!URL.canParse(url)) return true;
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || isLoopback(hostname);
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}
