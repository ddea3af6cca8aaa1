import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Day } from '../../../../src/shared/calendar-day.ts';
import type { BenchDatabase } from '../bench-database.ts';
import { addPeople } from './add-people.ts';
import { deliverAtOnce } from './deliver-at-once.ts';
import { type PhaseResult, runPhase } from './scale-phase.ts';
import type { PhaseInput, PhaseName } from './scale-phases.ts';
import type { ScaleSize } from './scale-size.ts';
import { writeTrade } from './write-trade.ts';

export const FIRST_LOAD = 'first load';
export const DAY_FILE = "a day's file";
export const REVIEW = 'an ordinary night';
/** What is printed beside a step: the same rows moved by Postgres, and nothing made of them. */
export const BARE: Readonly<Record<string, string>> = {
  [FIRST_LOAD]: 'bare COPY of its file',
  [DAY_FILE]: 'bare COPY of its file ',
  [REVIEW]: 'bare ordered COPY',
};

interface ScalePlace extends Pick<BenchDatabase, 'db' | 'url'> {
  size: ScaleSize;
  /** Of the files that are imported. */
  folder: string;
  say: (title: string, result: PhaseResult) => void;
}

export interface PlayedScale {
  size: ScaleSize;
  rows: Map<string, PhaseResult>;
  reviewDay: Day;
}

/**
 * Up to an ordinary night: years are loaded, the first night finds what they have left undone, and its mails are said; then come some days'
 * orders, and the night that is measured.
 */
export async function playScale(place: ScalePlace): Promise<PlayedScale> {
  const { size, folder, db } = place;
  const rows = new Map<string, PhaseResult>();
  const paths = { years: join(folder, 'years.csv'), day: join(folder, 'day.csv') };
  const profile = join(folder, 'profile.json');
  await writeFile(profile, JSON.stringify({ kind: 'orders', createCustomers: true, createProducts: true }));
  const { firstNight, reviewDay: day } = await writeTrade(size, paths);
  const play = playPhase.bind(null, place, rows);
  await play('bare-load', BARE[FIRST_LOAD] as string, { path: paths.years });
  await play('import', FIRST_LOAD, { path: paths.years, profile });
  await addPeople(db);
  await play('base', 'whole-base statistics', { day: firstNight });
  await play('review', 'the first night', { day: firstNight });
  await deliverAtOnce(db, firstNight);
  await play('bare-load', BARE[DAY_FILE] as string, { path: paths.day });
  await play('import', DAY_FILE, { path: paths.day, profile });
  await play('bare-copy', BARE[REVIEW] as string, { day });
  await play('review', REVIEW, { day });
  return { size, rows, reviewDay: day };
}

export async function playPhase(
  { url, say }: Pick<ScalePlace, 'url' | 'say'>,
  rows: Map<string, PhaseResult>,
  name: PhaseName,
  title: string,
  input: Omit<PhaseInput, 'databaseUrl'>,
): Promise<void> {
  const result = await runPhase(name, { ...input, databaseUrl: url });
  rows.set(title, result);
  say(title, result);
}
