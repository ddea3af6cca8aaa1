import { expect, test } from 'vitest';
import { pageBefore } from '../../../src/console/me/page-before.ts';

const host = 'rytmi.example.com';

test.each([
  [`https://${host}/console/calls/12?told=kept`, '/console/calls/12?told=kept'],
  [`https://${host}/console`, '/console'],
  [
    `https://${host}/console/results/touchpoints?mail=answered#mails`,
    '/console/results/touchpoints?mail=answered',
  ],
])('whoever changes the language at %s comes back there', (referer, page) => {
  expect(pageBefore({ referer, host })).toBe(page);
});

test.each([
  ['of another host', 'https://evil.example.com/console/calls'],
  ['of nobody', undefined],
  ['that is no address', 'console'],
  ['outside the console', `https://${host}/preferences/abc`],
  ['that only answers a form', `https://${host}/console/calls/12/take`],
  ['that would lead elsewhere', `https://${host}//evil.example.com/console`],
  ['of the own settings, where it is said that they are kept', `https://${host}/console/me?saved`],
])('nobody is led back to a page %s', (_, referer) => {
  expect(pageBefore({ referer, host })).toBeNull();
});
