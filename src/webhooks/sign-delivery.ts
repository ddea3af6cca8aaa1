import { Webhook } from 'standardwebhooks';

/** The headers of the Standard Webhooks specification; each secret signs, so that receivers may change theirs in peace. */
export function signDelivery(
  delivery: { id: string; body: string; at: Date },
  signingSecrets: readonly string[],
): Record<string, string> {
  const { id, body, at } = delivery;
  return {
    'content-type': 'application/json',
    'user-agent': 'Rytmi-Webhooks',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'webhook-signature': signingSecrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(' '),
  };
}
