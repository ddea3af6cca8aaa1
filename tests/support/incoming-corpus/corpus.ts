import { readdirSync, readFileSync } from 'node:fs';
import type { BounceSeverity } from '../../../src/messages/incoming/incoming-kind.ts';
import { AUTOMATIC_ANSWERS } from './automatic-answers.ts';
import { BOUNCES_IN_WORDS } from './bounces-in-words.ts';
import { BOUNCES_WITH_REPORT } from './bounces-with-report.ts';
import type { LabelledMail } from './labelled-mail.ts';
import { PEOPLE_AND_REPORTS } from './people-and-reports.ts';
import { RELAYS_AND_RECEIPTS } from './relays-and-receipts.ts';

const FOLDER = new URL('../../fixtures/incoming/', import.meta.url);

/** Bounces that Postfix 3.7 and Exim 4.96 made on loopback; the file's name is server, severity, and what was the matter. */
const REAL: readonly LabelledMail[] = readdirSync(FOLDER).map((file) => {
  const [server, severity] = file.split('-') as [string, BounceSeverity];
  const raw = readFileSync(new URL(file, FOLDER), 'utf8');
  return { shape: `real ${server}`, kind: 'bounce', severity, raw, mailFrom: '' };
});

/** Every labelled mail, in the shapes that servers, programs and people give them. */
export const CORPUS: readonly LabelledMail[] = [
  ...REAL,
  ...BOUNCES_WITH_REPORT,
  ...RELAYS_AND_RECEIPTS,
  ...BOUNCES_IN_WORDS,
  ...AUTOMATIC_ANSWERS,
  ...PEOPLE_AND_REPORTS,
];
