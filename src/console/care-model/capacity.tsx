import type { CarePerson } from '../../customers/care-person-store.ts';
import type { Reader } from '../console-deps.ts';

interface CapacityProps {
  reader: Reader;
  people: readonly CarePerson[];
  /** Calls a day of a person who has no number of her own. */
  usual: number;
}

/** How many calls the people of today can make, and who has a number of her own. */
export function Capacity({ reader, people, usual }: CapacityProps) {
  const { speaker } = reader;
  const say = (key: string, values = {}) => speaker.say(`care-model:capacity.${key}`, values);
  if (people.length === 0) return <p class="quiet">{say('nobody')}</p>;
  const all = people.reduce((sum, { callsPerDay }) => sum + (callsPerDay ?? usual), 0);
  const own = people.filter(({ callsPerDay }) => callsPerDay !== null);
  return (
    <p class="quiet">
      {say('all', { people: speaker.list(people.map(({ name }) => name)), number: speaker.number(all) })}{' '}
      {own.map(({ name, callsPerDay }) => (
        <span key={name}>{say('own', { name, number: speaker.number(callsPerDay ?? 0) })} </span>
      ))}
    </p>
  );
}
