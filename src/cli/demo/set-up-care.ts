import { addCarePerson, listCarePeople } from '../../customers/care-person-store.ts';
import { type ListedGreeting, replaceGreetings } from '../../customers/greeting-store.ts';
import { readCareModel, saveCareModel } from '../../nurture/care-model-store.ts';
import type { DemoStep } from './demo-step.ts';

/** Invented, like everybody else. */
export const CARE_PEOPLE = [
  { name: 'Elina Korhonen', email: 'elina.korhonen@supplier.example.com', language: 'fi', callsPerDay: null },
  {
    name: 'Johan Lindqvist',
    email: 'johan.lindqvist@supplier.example.com',
    language: 'en',
    callsPerDay: null,
  },
] as const;

/** Nothing leaves the machine, so that the demo need not wait for Monday morning. */
const AT_ANY_HOUR = { fromHour: 0, toHour: 24, weekdays: [1, 2, 3, 4, 5, 6, 7], respectHolidays: false };
/** Fixed, so that every demo leaves the same customers alone. */
const HOLD_OUT_SALT = 'the demo of Rytmi';

/** Somebody's goals, so that the results have something to hold the course against. */
const GOALS = { ordersRise: 0.05, churnMost: 0.08 };
/** A supplier's own days, invented: Rytmi ships none. */
const GREETINGS: readonly ListedGreeting[] = [
  { monthDay: '01-16', occasion: 'A good year together' },
  { monthDay: '05-08', name: 'elina', language: 'fi' },
  { monthDay: '05-08', name: 'johan', language: 'sv' },
  { monthDay: '08-21', occasion: 'Happy harvest days' },
];

/** Two people to make calls, goals, days on which customers are greeted, and a care model in which a person releases messages and the hour does not matter. */
export const setUpCare: DemoStep = {
  title: 'Care people and care model',
  async run({ db }) {
    const people = await listCarePeople(db);
    for (const person of CARE_PEOPLE)
      if (!people.some(({ email }) => email === person.email)) await addCarePerson(db, person);
    const { settings } = await readCareModel(db);
    if (settings.mode === 'approve') return null;
    const holdOut = { ...settings.holdOut, salt: HOLD_OUT_SALT };
    await replaceGreetings(db, GREETINGS);
    const kindsOn = [...new Set([...settings.kindsOn, 'greeting' as const])];
    const care = {
      ...settings,
      mode: 'approve' as const,
      sending: AT_ANY_HOUR,
      holdOut,
      goals: GOALS,
      kindsOn,
    };
    await saveCareModel(db, care, 'demo');
    return `${CARE_PEOPLE.length} people, mode approve, sending at any hour, goals and greeting days`;
  },
};
