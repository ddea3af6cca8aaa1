import type { Briefing } from '../../calls/briefing.ts';
import type { CallCard } from '../../calls/call-card.ts';
import type { Speaker } from '../../words/speaker.ts';

/** A briefing as plain text, a section a heading. */
export function describeBriefing(card: CallCard, briefing: Briefing, speaker: Speaker): string {
  const title = [
    card.customerName,
    speaker.say(`calls:purpose.${card.purpose}`),
    speaker.say(`calls:state.${card.state}`),
  ];
  const sections = Object.entries(linesOf(card, briefing, speaker)).map(([name, lines]) => {
    const told = lines.length > 0 ? lines : [speaker.say('calls:title.nothing')];
    return [speaker.say(`calls:title.${name}`), ...told.map((line) => `  ${line}`)].join('\n');
  });
  return [title.join(' · '), briefing.summary, ...sections].join('\n\n');
}

/** Lines by the name of their section, in the order one needs them. */
function linesOf(card: CallCard, briefing: Briefing, speaker: Speaker): Record<string, readonly string[]> {
  return {
    whom: whom(card, speaker),
    whyNow: briefing.whyNow,
    atStake: [briefing.stake],
    openers: briefing.openers,
    complaints: briefing.complaints.map((one) => join(one.what, one.words)),
    calls: briefing.calls.map((call) => join(`${call.day}: ${call.heard}`, call.note)),
    items: briefing.items.map((item) => `${item.name}: ${item.habit}`),
    orders: briefing.orders.map((order) => `${order.day}: ${order.lines}, ${order.value}`),
    messages: briefing.messages.map((message) => `${message.day}: ${message.what}, ${message.outcome}`),
  };
}

function whom({ contact }: CallCard, speaker: Speaker): string[] {
  if (!contact) return [speaker.say('calls:morning.noContact')];
  const role = speaker.say(`calls:role.${contact.role}`);
  const language = speaker.say(`calls:language.${contact.language}`);
  return [
    `${contact.name}, ${role} · ${speaker.say('calls:morning.speaks', { language })}`,
    contact.phone ?? speaker.say('calls:morning.noPhone'),
  ];
}

function join(what: string, words: string | null): string {
  return words ? `${what}: ${words}` : what;
}
