import { expect, test } from 'vitest';
import { wayTo } from '../../../src/console/sign-in/way-to.ts';

test.each([
  '/console',
  '/console/customers?q=kahvila+aamu&sort=name',
  '/console/customers?q=C%2B%2B',
  '/console/templates/welcome/fi.owner',
])('whoever asked for %s comes there after signing in', (asked) => expect(wayTo(asked)).toBe(asked));

test.each([
  '//evil.example',
  '/console/../x',
  '/consoles',
  '/console?q=a\nb',
  'https://evil.example/console',
  7,
])('%j leads to the first page', (asked) => expect(wayTo(asked)).toBe('/console'));
