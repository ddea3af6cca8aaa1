import { headerOf, type IncomingFacts, partOf } from './incoming-facts.ts';
import { readFields } from './read-fields.ts';

/** All in a mail by which it may be tied to the message that it is about, strongest proof first. */
export interface References {
  /** Addresses that may be a signed return path. */
  addresses: readonly string[];
  /** Ids out of Message-IDs that may be ours. */
  messageIds: readonly string[];
  /** Receiver and subject of the mail that came back. */
  original: { to: string; subject: string } | null;
}

const ADDRESS = /[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}/gi;
const OUR_ID = /([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})@([a-z0-9.-]{1,253})/gi;
/** Where servers say whom a mail was really for. */
const DELIVERED_TO = ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'to', 'cc'];
/** Some servers return the mail as text; its headers stand among the first of it. */
const RETURNED_TEXT = 20_000;

/** `senderDomain` is what stands behind the @ of our Message-IDs. */
export function findReferences(facts: IncomingFacts, senderDomain: string): References {
  const part = partOf(facts, /rfc822|message\/(global-)?headers/);
  const [original] = part === null ? [] : readFields(part);
  const returned = original ? '' : facts.text.slice(0, RETURNED_TEXT);
  const named = [
    headerOf(facts, 'in-reply-to'),
    headerOf(facts, 'references'),
    original?.get('message-id') ?? '',
  ];
  const to = original?.get('to');
  return {
    addresses: [
      ...facts.rcptTo,
      ...DELIVERED_TO.flatMap((name) => addressesIn(headerOf(facts, name))),
      ...addressesIn(original?.get('return-path') ?? ''),
    ],
    messageIds: ourIds([...named, returned].join(' '), senderDomain),
    original: to ? { to: addressesIn(to)[0] ?? '', subject: original?.get('subject') ?? '' } : null,
  };
}

function addressesIn(text: string): string[] {
  return text.match(ADDRESS) ?? [];
}

function ourIds(text: string, senderDomain: string): string[] {
  const found = [...text.matchAll(OUR_ID)];
  const ours = found.filter(([, , domain]) => domain?.toLowerCase() === senderDomain.toLowerCase());
  return [...new Set(ours.map(([, id]) => (id as string).toLowerCase()))];
}
