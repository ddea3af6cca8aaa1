import type { Command } from 'commander';
import type { Deps } from '../platform/deps.ts';
import { registerCoverage } from './report/coverage.ts';
import { registerEffect } from './report/effect.ts';
import { registerGoals } from './report/goals.ts';
import { registerMonth } from './report/month.ts';
import { registerReasons } from './report/reasons.ts';
import { registerSatisfaction } from './report/satisfaction.ts';
import { registerSignals } from './report/signals.ts';
import { registerStages } from './report/stages.ts';
import { registerTouchpoints } from './report/touchpoints.ts';

/** What the owner asks: does it work? */
export function registerReport(program: Command, open: () => Promise<Deps>): void {
  const report = program.command('report').description('figures for whoever owns the business');
  registerEffect(report, open);
  registerCoverage(report, open);
  registerSatisfaction(report, open);
  registerSignals(report, open);
  registerReasons(report, open);
  registerMonth(report, open);
  registerTouchpoints(report, open);
  registerGoals(report, open);
  registerStages(report, open);
}
