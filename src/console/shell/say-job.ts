import { RESOURCES } from '../../words/resources.ts';
import type { Reader } from '../console-deps.ts';

/** What a job does, in a few words. One that a newer version wrote down has none here. */
export function sayJob({ speaker }: Pick<Reader, 'speaker'>, job: string): string {
  return speaker.say(`today:work.job.${job in RESOURCES.en.today.work.job ? job : 'other'}`);
}
