import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isHeldOut } from '../../../src/decisions/hold-out.ts';

test('a customer stays on its side for good, and growing the share only adds to the held-out', () => {
  fc.assert(
    fc.property(fc.nat(), fc.string(), fc.double({ min: 0, max: 1, noNaN: true }), (id, salt, share) => {
      const held = isHeldOut(id, { salt, share });
      expect(isHeldOut(id, { salt, share })).toBe(held);
      if (held) expect(isHeldOut(id, { salt, share: Math.min(1, share + 0.1) })).toBe(true);
    }),
  );
});

test.each(['spring', 'autumn', ''])('the share held out is near the one set, with salt "%s"', (salt) => {
  let held = 0;
  for (let id = 1; id <= 10_000; id++) if (isHeldOut(id, { salt, share: 0.2 })) held++;
  expect(Math.abs(held - 2000)).toBeLessThan(150);
});

test('another salt draws another group', () => {
  let same = 0;
  for (let id = 1; id <= 10_000; id++) {
    if (isHeldOut(id, { salt: 'a', share: 0.2 }) && isHeldOut(id, { salt: 'b', share: 0.2 })) same++;
  }
  expect(Math.abs(same - 400)).toBeLessThan(80);
});

test('a share of none holds nobody out and a share of all everybody', () => {
  expect(isHeldOut(1, { salt: 'a', share: 0 })).toBe(false);
  expect(isHeldOut(1, { salt: 'a', share: 1 })).toBe(true);
});
