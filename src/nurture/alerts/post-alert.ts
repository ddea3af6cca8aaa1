import type { Outgoing } from '../../platform/outgoing/outgoing.ts';
import type { Supplier } from '../../shared/supplier.ts';
import { speakerFor } from '../../words/speaker.ts';
import type { IncidentKind } from './incident.ts';

/** Tells the webhook that an incident began or is over. Rejects when it is not taken, so that it is tried again. */
export async function postAlert(
  deps: { outgoing: Outgoing; supplier: Supplier; publicUrl: string; now: () => Date },
  input: { url: string; kind: IncidentKind; what: 'began' | 'over' },
): Promise<void> {
  const { kind, what } = input;
  const { say } = speakerFor(deps.supplier.language);
  const words = say(`alerts:${kind}.${what}`);
  const body = JSON.stringify({
    // As chat programs take it; the rest is for programs.
    text: `${say(`alerts:${kind}.${what}Subject`)}. ${words} ${deps.publicUrl}/console/health`,
    ...{ kind, what, at: deps.now().toISOString() },
  });
  const answer = await deps.outgoing.post({
    url: input.url,
    headers: { 'content-type': 'application/json' },
    body,
  });
  if (!answer.ok) throw new Error(`ALERT_WEBHOOK_URL: ${answer.problem}`);
  const { status } = answer.value;
  if (status < 200 || status > 299) throw new Error(`ALERT_WEBHOOK_URL answered ${status}`);
}
