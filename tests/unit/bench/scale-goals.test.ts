import { expect, test } from 'vitest';
import { type PlayedScale, REVIEW } from '../../bench/support/scale/play-scale.ts';
import { DELIVERY, goalsOf } from '../../bench/support/scale/report-scale.ts';
import { sayGoal } from '../../bench/support/scale/scale-goal.ts';
import { scaleSize } from '../../bench/support/scale/scale-size.ts';

const STEPS = [
  'bare COPY of its file',
  'first load',
  'bare COPY of its file ',
  "a day's file",
  'bare ordered COPY',
  REVIEW,
];

test('every clause of the scale goals is printed, and what was not asked for says how to ask', () => {
  const goals = goalsOf({
    ...reportOf(played('L', 100)),
    small: null,
    longer: null,
    twoWorkersSeconds: null,
    workerMb: null,
  });
  const lines = goals.map(sayGoal);
  expect(lines.filter((line) => line.startsWith('not asked'))).toEqual([
    'not asked  seconds, review by two workers: ask with --workers 1,2,4',
    'not asked  times the time per customer of size S, review: ask with --size M or L',
    'not asked  times the review, with a history 3 times as long: ask with --longer 3',
    'not asked  MB, a worker in its night: ask with --workers 1,2,4',
  ]);
  expect(lines[0]).toBe('reached    seconds, review: 100.0 (goal at most 120.0)');
});

test('growth is told per customer, and a longer history by the whole night', () => {
  const goals = goalsOf({
    ...reportOf(played('L', 100)),
    small: played('S', 1),
    longer: { times: 3, played: played('L', 300) },
    twoWorkersSeconds: 95,
    workerMb: 601,
  });
  const reached = (what: string) => goals.find((goal) => goal.what.startsWith(what));
  expect(reached('times the time per customer')?.reached).toBeCloseTo(1);
  expect(reached('times the review')?.reached).toBeCloseTo(3);
  expect(goals.map(sayGoal)).toContain('MISSED     seconds, review by two workers: 95.0 (goal at most 90.0)');
  expect(goals.map(sayGoal)).toContain('MISSED     MB, a worker in its night: 601.0 (goal at most 600.0)');
});

test('the plain way is scaled from its sample, and of our mails as many count as it sent', () => {
  // 100 s for a million customers, and 50 s for 50,000 mails; the plain way sent to one in twenty as well.
  const goals = goalsOf({
    ...reportOf(played('L', 100)),
    small: null,
    longer: null,
    twoWorkersSeconds: null,
    workerMb: null,
  });
  const plain = goals.find(({ what }) => what.startsWith('times as fast as the plain way'));
  expect(plain?.reached).toBeCloseTo(3_000 / 150);
});

function reportOf(night: PlayedScale) {
  return { played: night, plain: { sample: 1_000, seconds: 3, mails: 50 } };
}

function played(name: string, seconds: number): PlayedScale {
  const row = (of: number, mails = 0) => ({ seconds: of, cpuSeconds: of, peakMb: 500, counts: { mails } });
  const rows = new Map(STEPS.map((step) => [step, row(step === REVIEW ? seconds : 1)]));
  rows.set(DELIVERY, row(50, 50_000));
  return { size: scaleSize(name), rows, reviewDay: 0 };
}
