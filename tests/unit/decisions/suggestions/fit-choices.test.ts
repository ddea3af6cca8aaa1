import { expect, test } from 'vitest';
import { noChoices } from '../../../../src/decisions/suggestions/choices.ts';
import { fitChoices } from '../../../../src/decisions/suggestions/fit-choices.ts';
import { seededRandom } from '../../../support/seeded-random.ts';

/** Choices of one among ten, made by two weights and luck. */
function choicesBy(weights: readonly [number, number], count: number) {
  const choices = noChoices(2);
  const lot = seededRandom(3);
  for (let choice = 0; choice < count; choice++) {
    const liking = Array.from({ length: 10 }, () => {
      const traits = [lot() * 3, lot() * 0.1] as const;
      choices.traits.push(...traits);
      return weights[0] * traits[0] + weights[1] * traits[1] - Math.log(-Math.log(lot()));
    });
    const best = liking.indexOf(Math.max(...liking));
    choices.taken.push(...liking.map((_, index) => (index === best ? 1 : 0)));
    choices.ends.push(choices.taken.length);
  }
  return choices;
}

test('the weights behind past choices are found again, whatever the measure of a trait', () => {
  const [first = 0, second = 0] = fitChoices(choicesBy([1, -20], 4000), [0, 0]);
  expect(first).toBeCloseTo(1, 0);
  expect(Math.abs(first - 1)).toBeLessThan(0.1);
  expect(Math.abs(second + 20)).toBeLessThan(2);
});

test('where the start is far off the same weights are found', () => {
  const choices = choicesBy([1, -20], 4000);
  const near = fitChoices(choices, [1, -20]);
  const far = fitChoices(choices, [8, 90]);
  expect(Math.abs((near[0] ?? 0) - (far[0] ?? 0))).toBeLessThan(0.1);
});

test('a handful of choices does not overturn what is known beforehand', () => {
  const [moved = 0] = fitChoices(choicesBy([-2, 0], 3), [1, 0]);
  const [learnt = 0] = fitChoices(choicesBy([-2, 0], 1000), [1, 0]);
  expect(moved).toBeGreaterThan(-0.5);
  expect(learnt).toBeLessThan(-1.7);
});

test('without choices what is known beforehand holds', () => {
  expect(fitChoices(noChoices(3), [0.5, 0, -1])).toEqual([0.5, 0, -1]);
});

test('a trait that never changes keeps its weight', () => {
  const choices = noChoices(1);
  choices.traits.push(2, 2, 2);
  choices.taken.push(1, 0, 0);
  choices.ends.push(3);
  expect(fitChoices(choices, [0.7])).toEqual([0.7]);
});
