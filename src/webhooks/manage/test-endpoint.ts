import { randomUUID } from 'node:crypto';
import { no, ok, type Result } from '../../shared/result.ts';
import { findEndpoint } from '../endpoint-store.ts';
import { judgeAnswer } from '../judge-answer.ts';
import { liveSecrets } from '../live-secrets.ts';
import { signDelivery } from '../sign-delivery.ts';
import type { WebhookDeps } from '../webhook-deps.ts';

/** Sends `webhook.test` at once and answers what came back: an HTTP status or a word of OutgoingFault. */
export async function testEndpoint(
  deps: Pick<WebhookDeps, 'db' | 'now' | 'outgoing' | 'secrets'>,
  endpointId: number,
): Promise<Result<string, { said: string } | 'unknown'>> {
  const endpoint = await findEndpoint(deps.db, endpointId);
  if (!endpoint) return no('unknown');
  const body = JSON.stringify({ type: 'webhook.test', timestamp: deps.now().toISOString(), data: {} });
  const headers = signDelivery({ id: randomUUID(), body, at: deps.now() }, await liveSecrets(deps, endpoint));
  const judgement = judgeAnswer(await deps.outgoing.post({ url: endpoint.url, headers, body }));
  return judgement.kind === 'taken' ? ok(judgement.said) : no({ said: judgement.said });
}
