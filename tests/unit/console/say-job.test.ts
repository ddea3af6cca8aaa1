import { expect, test } from 'vitest';
import { ALL_JOBS } from '../../../src/jobs/all-jobs.ts';
import { RESOURCES } from '../../../src/words/resources.ts';

/** Asks every quarter of a minute what is due; nobody is told of it. */
const CLOCK = 'tick';

test.each(Object.keys(RESOURCES) as (keyof typeof RESOURCES)[])(
  'every job has words of its own in %s, and no words are for a job that is gone',
  (language) => {
    const jobs = ALL_JOBS.map(({ name }) => name).filter((name) => name !== CLOCK);
    expect(Object.keys(RESOURCES[language].today.work.job).sort()).toEqual([...jobs, 'other'].sort());
  },
);
