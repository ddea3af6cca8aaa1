import { expect, test } from 'vitest';
import {
  CONSENT_BASES,
  type ConsentBasis,
  LEGAL_CLASSES,
  type LegalClass,
} from '../../../src/decisions/facts.ts';
import { hasConsent } from '../../../src/decisions/has-consent.ts';

/** Every class of person with every basis; what is not named here is not allowed. */
const ALLOWED: Readonly<Record<LegalClass, readonly ConsentBasis[]>> = {
  'legal-person': ['consent', 'existing-customer', 'opt-out'],
  role: ['consent', 'existing-customer', 'opt-out'],
  natural: ['consent', 'existing-customer'],
  unknown: ['consent', 'existing-customer'],
};

const cells = LEGAL_CLASSES.flatMap((legalClass) => CONSENT_BASES.map((basis) => ({ legalClass, basis })));

test.each(cells)('$legalClass with basis $basis', ({ legalClass, basis }) => {
  expect(hasConsent({ legalClass, basis })).toBe(ALLOWED[legalClass].includes(basis));
});

test('a sole trader and somebody unknown are judged alike', () => {
  for (const basis of CONSENT_BASES) {
    expect(hasConsent({ legalClass: 'natural', basis })).toBe(hasConsent({ legalClass: 'unknown', basis }));
  }
});
