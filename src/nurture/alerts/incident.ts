/** What the owner is told of by mail: when it begins, and when it is over. */
export const INCIDENT_KINDS = ['night', 'mail', 'returns', 'disk', 'imports', 'webhooks'] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];

/** What can be seen of an installation, from which its incidents are judged. */
export interface Signs {
  /** Hours since a review ended, or since the first customers came; null where there are none. */
  hoursWithoutReview: number | null;
  /** Minutes that the oldest mail is overdue by; 0 where none is. */
  mailOverdueMinutes: number;
  /** Of the last 500 mails. */
  bounced: number;
  complained: number;
  /** Free share of the disk with the database; null where it is not on this machine. */
  diskFreeShare: number | null;
  /** Files of the watched folder that cannot be taken, or were refused within a day. */
  watchTroubles: number;
  /** Addresses of other systems that were given up: they said that they are gone, or took nothing for days. */
  webhooksGivenUp: number;
}

/** A night, and the longest that one takes. */
const NIGHT_MISSED_HOURS = 30;
/** Longer than any pace or retry of a sound mail server keeps the oldest one back. */
const MAIL_LATE_MINUTES = 120;
/** Half of what stops all sending: there is still time to look. */
const MANY_BOUNCES = 12;
const DISK_LOW_SHARE = 0.1;

export function isIncident(kind: IncidentKind, signs: Signs): boolean {
  const { hoursWithoutReview, mailOverdueMinutes, bounced, complained, diskFreeShare } = signs;
  const incidents: Readonly<Record<IncidentKind, boolean>> = {
    night: hoursWithoutReview !== null && hoursWithoutReview > NIGHT_MISSED_HOURS,
    mail: mailOverdueMinutes > MAIL_LATE_MINUTES,
    returns: complained > 0 || bounced >= MANY_BOUNCES,
    disk: diskFreeShare !== null && diskFreeShare < DISK_LOW_SHARE,
    imports: signs.watchTroubles > 0,
    webhooks: signs.webhooksGivenUp > 0,
  };
  return incidents[kind];
}
