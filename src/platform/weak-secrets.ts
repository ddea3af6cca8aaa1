import type { Config } from './config.ts';

/** What installations are broken into with: names of the product and its parts, and what people type to get on. */
const COMMON =
  /^(postgres(ql)?|redis|rytmi|admin|root|test|demo|example|user|secret|password|passwd|changeme|change-?me|letmein|qwerty|default|mail)?[\d!.-]{0,6}$/i;
/** A random one of 32 characters has more, even in hexadecimal. */
const LEAST_DIFFERENT = 8;
const SHORTEST_PASSWORD = 12;
/** Words of examples and tests, which stand in public. */
const EXAMPLE = /example|changeme|change-me|placeholder|insert|your[-_ ]|only used in tests|secret of/i;

/** Settings whose secret could be guessed: none may stand where mails go out with nobody looking on. */
export function findWeakSecrets(config: Config): string[] {
  const { secret, incomingSecret, metricsToken, oidc, databaseUrl, redisUrl } = config;
  // The former one may be weak: that is why it was changed.
  const tokens = { RYTMI_SECRET: secret, INCOMING_SECRET: incomingSecret, METRICS_TOKEN: metricsToken };
  const given = { ...tokens, OIDC_CLIENT_SECRET: oidc?.clientSecret ?? null };
  const weak = Object.entries(given).filter(([, value]) => value !== null && isWeak(value));
  const urls = { DATABASE_URL: databaseUrl, REDIS_URL: redisUrl };
  const open = Object.entries(urls).filter(([, url]) => url !== null && hasWeakPassword(url));
  return [...weak, ...open].map(([name]) => name);
}

function isWeak(value: string): boolean {
  return (
    new Set(value).size < LEAST_DIFFERENT || EXAMPLE.test(value) || COMMON.test(value) || isRepeated(value)
  );
}

/** `abcdefgh` four times over is no longer than once. */
function isRepeated(value: string): boolean {
  return /^(.{1,16})\1+$/s.test(value);
}

/** None at all is the server's own choice (a socket, a certificate, a network of its own); a guessable one never is. */
function hasWeakPassword(url: string): boolean {
  const { username, password } = new URL(url);
  const plain = decodeURIComponent(password);
  if (plain === '') return false;
  return plain === username || plain.length < SHORTEST_PASSWORD || COMMON.test(plain) || EXAMPLE.test(plain);
}
