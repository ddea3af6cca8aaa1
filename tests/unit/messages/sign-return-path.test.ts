import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linkKeysFrom, signLink } from '../../../src/messages/sign-link.ts';
import { openReturnPath, signReturnPath } from '../../../src/messages/sign-return-path.ts';
import { isMailAddress } from '../../../src/shared/mail-address.ts';
import { howOften, testSeed } from '../../support/how-long.ts';

const keys = linkKeysFrom(['the secret in force, only used in tests', 'the secret before it, only in tests']);
const older = linkKeysFrom(['the secret before it, only in tests']);
const BOUNCE = 'bounce@mail.supplier.example.com';
const FORGERIES = howOften({ short: 10_000, long: 100_000 });
const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';

test('an address opens to the very message it was signed for, in whatever case it comes back', () => {
  for (let n = 0; n < 1_000; n++) {
    const id = randomUUID();
    const address = signReturnPath(keys, id, BOUNCE);
    expect(isMailAddress(address)).toBe(true);
    expect(openReturnPath(keys, address)).toBe(id);
    expect(openReturnPath(keys, address.toUpperCase())).toBe(id);
  }
});

test('an address signed before the secret was changed still opens, one of another secret does not', () => {
  const id = randomUUID();
  expect(openReturnPath(keys, signReturnPath(older, id, BOUNCE))).toBe(id);
  expect(openReturnPath(older, signReturnPath(keys, id, BOUNCE))).toBeNull();
});

test('a forged address opens nothing, wherever it differs', () => {
  const address = signReturnPath(keys, randomUUID(), BOUNCE);
  const start = 'bounce+'.length;
  // The two spare bits of each half carry nothing: changing only them leaves the same id and the same proof.
  for (let at = start; at < start + 52; at++) {
    for (const letter of LETTERS) {
      const spare = (at - start) % 26 === 25;
      if (letter === address[at] || spare) continue;
      expect(openReturnPath(keys, address.slice(0, at) + letter + address.slice(at + 1))).toBeNull();
    }
  }
});

test(`${FORGERIES} forged return paths open nothing`, () => {
  const seed = testSeed();
  const good = signReturnPath(keys, randomUUID(), BOUNCE);
  const token = /\+(.{52})@/.exec(good)?.[1] as string;
  const letters = fc.string({ unit: fc.constantFrom(...LETTERS), minLength: 26, maxLength: 26 });
  const forged = fc.oneof(
    // Made up; a known message with a made-up proof; a known proof for another message; anything at all.
    fc.tuple(letters, letters).map(([id, proof]) => id + proof),
    letters.map((proof) => token.slice(0, 26) + proof),
    letters.map((id) => id + token.slice(26)),
    fc.string({ maxLength: 80 }),
  );
  fc.assert(
    fc.property(forged, (text) => openReturnPath(keys, `bounce+${text}@x.fi`) === null),
    { numRuns: FORGERIES, seed },
  );
});

test('what is no return path opens nothing', () => {
  const link = signLink(keys, 'unsubscribe', { messageId: randomUUID(), contactId: 1 }, new Date());
  for (const address of ['', '@', BOUNCE, 'bounce+@x.fi', `bounce+${'a'.repeat(52)}@x.fi`, `a+${link}@x.fi`])
    expect(openReturnPath(keys, address)).toBeNull();
});
