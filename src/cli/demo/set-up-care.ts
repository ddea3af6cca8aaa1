import { addCarePerson, listCarePeople } from '../../customers/care-person-store.ts';
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

/** Two people to make calls, and a care model in which a person releases messages and the hour does not matter. */
export const setUpCare: DemoStep = {
  title: 'Care people and care model',
  async run({ db }) {
    const people = await listCarePeople(db);
    for (const person of CARE_PEOPLE)
      if (!people.some(({ email }) => email === person.email)) await addCarePerson(db, person);
    const { settings } = await readCareModel(db);
    if (settings.mode === 'approve') return null;
    const holdOut = { ...settings.holdOut, salt: HOLD_OUT_SALT };
    await saveCareModel(db, { ...settings, mode: 'approve', sending: AT_ANY_HOUR, holdOut }, 'demo');
    return `${CARE_PEOPLE.length} people, mode approve, sending at any hour`;
  },
};
