import { mailMorningList } from '../../nurture/mail-morning-list.ts';
import type { DemoStep } from './demo-step.ts';

/** The morning list, by mail to each care person; the console shows the same. */
export const mailLists: DemoStep = {
  title: 'Morning lists',
  async run(deps) {
    const { record, mailOut } = deps;
    const report = await mailMorningList({ ...deps, mailOut: mailOut() }, { day: record.today });
    return report.sent === 0 ? null : `${report.sent} mailed`;
  },
};
