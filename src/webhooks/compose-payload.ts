import type { WebhookKind } from './webhook-kind.ts';

/** Whom an event is about, where the endpoint is told. */
export type ToldContact = {
  id: number;
  externalId: string;
  name: string;
  role: string;
  email: string | null;
  phone: string | null;
  language: string;
};

/** What is to be told, with all that its receiver may know. */
export interface ToldEvent {
  kind: WebhookKind;
  at: Date;
  facts: Readonly<Record<string, unknown>>;
  customer: { id: number; externalId: string | null; name: string | null };
  contact: { id: number; externalId: string | null } | null;
  /** The person of the event, or whom to call; empty unless the endpoint wants names and addresses. */
  people: readonly ToldContact[];
  includeContact: boolean;
  /** Whoever is told of a customer left alone on purpose must be able to leave it alone, or the effect is none to measure. */
  heldOut: boolean;
}

/** The body that is signed and sent: ids and codes; names, addresses and telephones only where the endpoint wants them. */
export function composePayload(event: ToldEvent, currency: string): string {
  const { kind, at, facts, customer, contact, people, includeContact, heldOut } = event;
  const { name, ...ids } = customer;
  const data = {
    customer: includeContact ? { ...ids, name } : ids,
    ...(contact && { contact: includeContact ? (people[0] ?? contact) : contact }),
    ...(kind.startsWith('call.') && { currency, ...(includeContact && { contacts: people }) }),
    ...(kind.startsWith('customer.') && { heldOut }),
    ...facts,
  };
  return JSON.stringify({ type: kind, timestamp: at.toISOString(), data });
}
