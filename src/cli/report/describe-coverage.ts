import type { CoverageReport } from '../../nurture/coverage/coverage-report.ts';
import type { Supplier } from '../../shared/supplier.ts';
import { sayCoverage } from '../../words/say-coverage.ts';
import { sayLevel } from '../../words/say-level.ts';
import { speakerFor } from '../../words/speaker.ts';

type Listener = Pick<Supplier, 'language' | 'currency'>;

/** The whole report for a terminal, its definitions at the end. */
export function describeCoverage(report: CoverageReport, { language, currency }: Listener): string {
  const speaker = speakerFor(language);
  if (report.customers === 0) return speaker.say('coverage:none');
  const { inputs } = report.payback;
  return [
    speaker.say('coverage:title', { date: speaker.date(report.day) }),
    '',
    ...report.levels.flatMap((level) => [
      speaker.say(`coverage:level.${level.level}`),
      ...sayLevel(level, speaker, currency).map((line) => `  ${line}`),
    ]),
    '',
    ...sayCoverage(report, speaker, currency),
    '',
    speaker.say('coverage:inputs', {
      margin: speaker.percent(inputs.marginShare),
      call: speaker.money(inputs.callCents, currency),
      calls: speaker.number(inputs.callsPerCustomer, 1),
      people: speaker.number(inputs.people, 2),
      person: speaker.money(inputs.personCents, currency),
    }),
    speaker.say('coverage:definition', { days: report.lostAfterDays }),
  ].join('\n');
}

/** A few lines for whoever has just brought in the first orders. */
export function describeCoverageShortly(report: CoverageReport, { language, currency }: Listener): string {
  const speaker = speakerFor(language);
  return [
    '',
    speaker.say('coverage:pointer'),
    ...sayCoverage(report, speaker, currency).map((line) => `  ${line}`),
    speaker.say('coverage:more'),
  ].join('\n');
}
