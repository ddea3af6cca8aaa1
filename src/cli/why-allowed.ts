import type { Command } from 'commander';
import type { ConsentBasis, LegalClass } from '../decisions/facts.ts';
import { hasConsent } from '../decisions/has-consent.ts';
import { type MessageRight, readMessageRight } from '../nurture/message-right-store.ts';
import type { Deps } from '../platform/deps.ts';
import { parseMessageId } from './messages/parse-message-id.ts';

const CLASS_WORDS: Readonly<Record<LegalClass, string>> = {
  'legal-person': 'an address of the company itself: may be written to until it refuses',
  role: 'a person in a working role, about that work: may be written to until she refuses',
  natural: 'a natural person, such as a sole trader: needs a consent, or an address given at a sale',
  unknown: 'not known, and so treated as a natural person: needs a consent, or an address given at a sale',
};
const BASIS_WORDS: Readonly<Record<ConsentBasis, string>> = {
  consent: 'agreed to get mails',
  'existing-customer': 'gave the address at a sale; mails about similar products, refusal offered in each',
  'opt-out': 'has not refused',
  none: 'nothing to write by',
};

/** The proof that a mail was allowed, for whoever asks: the person, the supplier's lawyer, the data protection officer. */
export function registerWhyAllowed(program: Command, open: () => Promise<Deps>): void {
  program
    .command('why-allowed')
    .description('the proof that one message was allowed to go')
    .argument('<message>', 'the beginning of its id is enough')
    .option('--json', 'for programs')
    .action(async (typed: string, options: { json?: boolean }) => {
      const { db } = await open();
      const right = await readMessageRight(db, await parseMessageId(db, typed));
      if (right) console.log(options.json ? JSON.stringify(right, null, 2) : describeRight(right));
    });
}

function describeRight(right: MessageRight): string {
  const { handedOverAt } = right;
  const lines: readonly (readonly [string, string])[] = [
    ['message', `${right.id}, ${right.kind}, decided on ${right.decidedOn}`],
    ['to', `${right.contactName}, ${right.customerName}`],
    ['went', handedOverAt ?? 'it has not gone; what follows holds now'],
    ['address', `from ${right.origin}`],
    ['person', CLASS_WORDS[right.legalClass]],
    ['basis', describeBasis(right)],
    ['customer', right.lastOrderOn ? `last ordered on ${right.lastOrderOn}` : 'had not ordered before'],
    ['refusal', describeRefusal(right)],
    ...right.lifted.map((lift) => ['lifted', describeLift(lift)] as const),
    ['informed', describeInformed(right)],
    ['verdict', verdictOf(right)],
  ];
  return lines.map(([name, text]) => `${name.padEnd(9)} ${text}`).join('\n');
}

function describeBasis({ basis }: MessageRight): string {
  if (!basis) return 'none was recorded';
  return `${basis.basis}: ${BASIS_WORDS[basis.basis]}. Recorded ${basis.at} from ${basis.source}`;
}

function describeRefusal({ suppression, handedOverAt }: MessageRight): string {
  if (!suppression) return 'none';
  const before = handedOverAt !== null && suppression.at <= handedOverAt;
  return `${suppression.reason} on ${suppression.at}${before ? ', BEFORE the mail' : ', after which no mail goes'}`;
}

function describeLift({ reason, suppressedAt, at, by, because }: MessageRight['lifted'][number]): string {
  return `${reason} of ${suppressedAt}, taken back on ${at} by ${by}: ${because}`;
}

function describeInformed({ firstMailAt }: MessageRight): string {
  const each = 'every mail names sender, company, reason and a link that stops it';
  return firstMailAt ? `of the right to object, apart from the rest, on ${firstMailAt}; ${each}` : each;
}

function verdictOf({ legalClass, basis, suppression, handedOverAt }: MessageRight): string {
  const refusedBefore = suppression !== null && (handedOverAt === null || suppression.at <= handedOverAt);
  if (refusedBefore) return 'not allowed: the address had been refused';
  return hasConsent({ legalClass, basis: basis?.basis ?? 'none' })
    ? 'allowed'
    : 'not allowed: no basis carries it';
}
