import { productName, type ToDescribe } from './to-describe.ts';

export function describeVerdict(about: ToDescribe): string[] {
  const { decision } = about.explanation;
  const said = sayVerdict(about);
  return decision.heldOut ? [about.speaker.say('explain:heldOut'), ...said] : said;
}

function sayVerdict({ explanation, contactNames, speaker, currency }: ToDescribe): string[] {
  const { verdict } = explanation.decision;
  if (verdict.kind === 'message') {
    const contact = contactNames.get(verdict.contactId) ?? `#${verdict.contactId}`;
    const items = verdict.items.map(({ quantity, productId }) =>
      speaker.say('explain:messageItem', {
        quantity: speaker.number(quantity, 2),
        product: productName(explanation, productId),
      }),
    );
    return [
      speaker.say('explain:message', { kind: verdict.messageKind, contact }),
      ...items.map((item) => `  ${item}`),
    ];
  }
  if (verdict.kind === 'call') {
    const { purpose, stakeCents, probability } = verdict;
    return [
      speaker.say('explain:call', {
        purpose: speaker.say(`calls:purpose.${purpose}`),
        stake: speaker.money(stakeCents, currency),
        probability: speaker.percent(probability),
      }),
    ];
  }
  if (verdict.kind === 'stop') return [speaker.say('explain:stop')];
  return [
    verdict.until === null
      ? speaker.say('explain:wait')
      : speaker.say('explain:waitUntil', { date: speaker.date(verdict.until) }),
  ];
}
