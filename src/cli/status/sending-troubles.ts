import type { DoctorReport } from '../../doctor/doctor-store.ts';
import { faultsOf } from '../../doctor/find-faults.ts';
import type { Status } from '../../nurture/status-store.ts';

/** Why mails do not go, or go slowly; no lines while all is well. */
export function sendingTroubles({ pauses, slowed }: Pick<Status, 'pauses' | 'slowed'>): string[] {
  const stopped = pauses.map(
    ({ because, startedAt }) => `STOPPED      since ${minute(startedAt)}: ${because}`,
  );
  const go = pauses.length > 0 ? ['             npx rytmi messages resume lets sending go on'] : [];
  const slow = slowed.map(({ kind, name, closedUntil, because }) => {
    const server = kind === 'relay' ? `our mail server ${name}` : `mails received by ${name}`;
    const now = closedUntil ? `wait until ${minute(closedUntil)}` : 'go a few at a time';
    return `Slowed       ${server}: they ${now}, since ${because}`;
  });
  return [...stopped, ...go, ...slow];
}

/** What the doctor last found; no lines while mails have nothing in their way. */
export function doctorWords(report: DoctorReport | undefined): string[] {
  if (!report || report.fit) return [];
  const troubles = faultsOf(report).map(({ trouble }) => trouble);
  return [`Doctor       ${troubles.join(', ')}: npx rytmi doctor says how to mend it`];
}

/** Contacts whose own clock is not known; no lines when none. */
export function zoneWords({ missing, wrong }: Status['zones']): string[] {
  const unknown = wrong.map(({ timeZone, contacts }) => `“${timeZone}” (${contacts})`).join(', ');
  return [
    ...(missing > 0
      ? [`Time zones   ${missing} contacts have none and are written to on the supplier’s clock`]
      : []),
    ...(wrong.length > 0
      ? [`Time zones   not known, so the supplier’s is used: ${unknown}; import these contacts mended`]
      : []),
  ];
}

function minute(moment: Date): string {
  return `${moment.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
