import { randomBytes } from 'node:crypto';
import { lockKey, unlockKey } from '../customers/lock-key.ts';
import { Mistake } from '../shared/mistake.ts';

/** The specification asks for 24 to 64. */
const SECRET_BYTES = 32;
const PURPOSE = 'rytmi webhook secret';
const PREFIX = 'whsec_';

export type Secrets = readonly [string, ...string[]];

/** `text` as receivers are given it, once; `locked` as the database keeps it. */
export function makeSigningSecret(secrets: Secrets): { text: string; locked: string } {
  const bytes = randomBytes(SECRET_BYTES);
  return { text: textOf(bytes), locked: lockKey(bytes, secrets[0], PURPOSE) };
}

/** The text again, and under a new lock where an older secret than the current one still opened it. */
export function openSigningSecret(
  locked: string,
  secrets: Secrets,
): { text: string; relocked: string | null } {
  for (const secret of secrets) {
    const bytes = unlockKey(locked, secret, PURPOSE);
    if (!bytes) continue;
    const relocked = secret === secrets[0] ? null : lockKey(bytes, secrets[0], PURPOSE);
    return { text: textOf(bytes), relocked };
  }
  throw new Mistake(
    'The signing secrets of the webhooks were locked with another RYTMI_SECRET. Set RYTMI_SECRET_OLD to the former one, or give each endpoint a new one: rytmi webhooks rotate-secret ID',
  );
}

function textOf(bytes: Buffer): string {
  return `${PREFIX}${bytes.toString('base64')}`;
}
