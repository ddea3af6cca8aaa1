import { expect, test } from 'vitest';
import { addressHash } from '../../../src/customers/address-hash.ts';
import { normaliseAddress } from '../../../src/customers/normalise-address.ts';

test.each(['MAIJA@Yritys.FI', ' maija@yritys.fi ', 'maija+tilaukset@yritys.fi', 'maija@YRITYS.fi'])(
  '%s is the mailbox maija@yritys.fi',
  (spelling) => {
    expect(normaliseAddress(spelling)).toBe('maija@yritys.fi');
  },
);

test('a domain in letters and its ASCII form are one', () => {
  expect(normaliseAddress('a@pääsky.fi')).toBe(normaliseAddress('a@xn--psky-loaa.fi'));
});

test('different mailboxes and different secrets give different hashes', () => {
  const hashes = [addressHash('a@b.fi', 's'), addressHash('c@b.fi', 's'), addressHash('a@b.fi', 't')];
  expect(new Set(hashes).size).toBe(3);
  expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/);
});
