import { rememberFigures } from '../remember-figures.ts';
import { coverageState } from './coverage-store.ts';
import { measureCoverage } from './measure-coverage.ts';

/** The coverage report of a day, read out of every order line once until something it rests on changes. */
export const coverageOverview = rememberFigures(
  (deps, today) => measureCoverage(deps, { today }),
  coverageState,
);
