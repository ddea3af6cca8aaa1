import type { TimelineEntry } from '../../nurture/timeline-store.ts';
import type { Reader } from '../console-deps.ts';

interface TimelineProps {
  reader: Reader;
  entries: readonly TimelineEntry[];
}

/** What happened with a customer, newest first, in one list. */
export function Timeline({ reader, entries }: TimelineProps) {
  const { speaker } = reader;
  return (
    <section class="part" aria-labelledby="timeline">
      <h2 id="timeline">{speaker.say('console:timeline.title')}</h2>
      {entries.length === 0 ? <p class="quiet">{speaker.say('console:timeline.none')}</p> : null}
      <ul class="reasons">
        {entries.map((entry, i) => (
          <li key={i}>
            <span class="quiet">{speaker.date(entry.day)}</span> {sayEntry(entry, reader)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function sayEntry({ kind, facts }: TimelineEntry, { speaker, supplier }: Reader): string {
  const text = (name: string) => String(facts[name] ?? '');
  const sentence = speaker.say(`console:timeline.${kind}`, {
    ...Object.fromEntries(Object.keys(facts).map((name) => [name, text(name)])),
    count: Number(facts.count ?? 0),
    money: speaker.money(Number(facts.cents ?? 0), supplier.currency),
    what: facts.kind ? speaker.say(`calls:message.kind.${text('kind')}`) : '',
    reached: facts.reached ? speaker.say(`calls:reached.${text('reached')}`) : '',
    basis: facts.basis ? speaker.say(`console:timeline.basis.${text('basis')}`) : '',
    reason: facts.reason ? speaker.say(`console:timeline.reason.${text('reason')}`) : '',
  });
  const words = text('words') || text('note');
  return words ? `${sentence} “${words}”` : sentence;
}
