import { expect, test } from 'vitest';
import { phoneLink } from '../../../src/calls/phone-link.ts';

test.each([
  ['+358 40 123 4567', 'tel:+358401234567'],
  ['09-123 456', 'tel:09123456'],
  ['+44 (0)20 7946 0000', 'tel:+442079460000'],
  ['ask for Maija', null],
  ['javascript:alert(1)', null],
])('%s leads to %s', (phone, link) => expect(phoneLink(phone)).toBe(link));
