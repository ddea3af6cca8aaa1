import { createHmac } from 'node:crypto';
import type { Config } from '../platform/config.ts';

/**
 * Tells one configuration of the way out from another, without telling what stands in it: what was found of another one says nothing
 * of this one.
 */
export function settingsMark({
  config: { smtpUrl, dkim, supplier },
  publicUrl,
  secrets,
}: {
  config: Pick<Config, 'smtpUrl' | 'dkim' | 'supplier'>;
  publicUrl: string;
  secrets: readonly [string, ...string[]];
}): string {
  const { senderAddress, replyTo, bounceAddress } = supplier;
  const settings = [smtpUrl, dkim, senderAddress, replyTo, bounceAddress, publicUrl];
  return createHmac('sha256', secrets[0]).update(JSON.stringify(settings)).digest('hex');
}
