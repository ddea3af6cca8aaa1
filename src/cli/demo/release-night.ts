import { releaseMessages } from '../../messages/release-messages.ts';
import { readCareModel } from '../../nurture/care-model-store.ts';
import { isoFromDay } from '../../shared/calendar-day.ts';
import type { DemoStep } from './demo-step.ts';
import { findMessages } from './demo-store.ts';

/** What a person does in mode `approve`: looks the planned messages through and lets them go. */
export const releaseNight: DemoStep = {
  title: 'Release of messages',
  async run({ db, now, supplier, record }) {
    const ids = await findMessages(db, isoFromDay(record.today), ['planned']);
    if (ids.length === 0) return null;
    const { settings } = await readCareModel(db);
    const { released } = await releaseMessages({ db, now, supplier }, { ids, sending: settings.sending });
    return `${released} released`;
  },
};
