import { expect, test } from 'vitest';
import { describeGap } from '../../../src/messages/describe-gap.ts';
import { speakerFor } from '../../../src/words/speaker.ts';

test.each([
  [1, 'daily', 'päivittäin', 'varje dag'],
  [7, 'about once a week', 'noin viikon välein', 'ungefär en gång i veckan'],
  [10, 'about every 10 days', 'noin 10 päivän välein', 'med ungefär 10 dagars mellanrum'],
  [14, 'about every 2 weeks', 'noin 2 viikon välein', 'med ungefär 2 veckors mellanrum'],
  [34, 'about every 5 weeks', 'noin 5 viikon välein', 'med ungefär 5 veckors mellanrum'],
  [91, 'about every 3 months', 'noin 3 kuukauden välein', 'med ungefär 3 månaders mellanrum'],
  [365, 'about every 12 months', 'noin 12 kuukauden välein', 'med ungefär 12 månaders mellanrum'],
])('%s days are “%s”, “%s”, “%s”', (days, en, fi, sv) => {
  expect(describeGap(speakerFor('en'), days)).toBe(en);
  expect(describeGap(speakerFor('fi'), days)).toBe(fi);
  expect(describeGap(speakerFor('sv'), days)).toBe(sv);
});
