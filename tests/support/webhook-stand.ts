import { pino } from 'pino';
import type { Database } from '../../src/platform/database.ts';
import { openOutgoing } from '../../src/platform/outgoing/open-outgoing.ts';
import { deliverWebhooks } from '../../src/webhooks/deliver-webhooks.ts';
import { addEndpoint } from '../../src/webhooks/manage/add-endpoint.ts';
import type { WebhookDeps } from '../../src/webhooks/webhook-deps.ts';
import type { WebhookKind } from '../../src/webhooks/webhook-kind.ts';

export const SOMEBODY = { staffId: null, name: 'a test' };
export const HOOK_SECRETS = ['a secret of thirty-two characters or more'] as const;

export interface WebhookStand {
  deps: WebhookDeps;
  /** One run of the job. */
  deliver(): Promise<{ taken: number; failed: number }>;
  wait(seconds: number): void;
  /** From now on everybody is left alone on purpose. */
  holdOut(): void;
  add(
    url: string,
    options?: { kinds?: WebhookKind[]; includeContact?: boolean },
  ): Promise<{ id: number; secret: string }>;
}

/** Webhooks as the worker sends them, allowed to this machine, impatient, under a clock that is set by hand. */
export function webhookStand(db: Database): WebhookStand {
  let now = Date.now();
  let heldOut = false;
  const deps: WebhookDeps = {
    db,
    now: () => new Date(now),
    log: pino({ level: 'silent' }),
    supplier: { currency: 'EUR' },
    outgoing: openOutgoing({ dnsServers: [], mayUseLoopback: true, answerWithinMs: 400 }),
    secrets: HOOK_SECRETS,
    isHeldOut: () => heldOut,
  };
  return {
    deps,
    deliver: () => deliverWebhooks(deps, new AbortController().signal),
    wait: (seconds) => {
      now += seconds * 1_000;
    },
    holdOut: () => {
      heldOut = true;
    },
    add: async (url, { kinds = [], includeContact = false } = {}) => {
      const added = await addEndpoint(deps, { url, kinds, includeContact, by: SOMEBODY });
      if (!added.ok) throw new Error(added.problem);
      return added.value;
    },
  };
}
