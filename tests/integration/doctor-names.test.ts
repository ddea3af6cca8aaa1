import { expect, test } from 'vitest';
import { KEY, OTHER_KEY, openDoctorStand, SENDER, SOUND } from '../support/doctor-stand.ts';
import type { Zone } from '../support/stub-dns.ts';

const { dns, troubles } = await openDoctorStand();

const spf = (text: string, more: Zone = {}): Zone => ({
  ...more,
  'tukku.fi': { ...SOUND['tukku.fi'], TXT: [text] },
});
const TEN = Array.from({ length: 11 }, (_, n) => `a:h${n}.tukku.fi`).join(' ');

/** Twenty and more set-ups that are broken in DNS, each with what it is called. */
test.each<[string, Zone]>([
  ['fault spf-missing', { 'tukku.fi': { ...SOUND['tukku.fi'], TXT: ['something else'] } }],
  [
    'fault spf-twice',
    { 'tukku.fi': { ...SOUND['tukku.fi'], TXT: ['v=spf1 mx -all', 'v=spf1 ip4:198.51.100.7 -all'] } },
  ],
  ['fault spf-syntax', spf('v=spf1 ip4:198.51.100.300 -all')],
  ['fault spf-syntax', spf('v=spf1 inclued:_spf.posti.fi -all')],
  ['fault spf-include-empty', spf('v=spf1 include:_spf.posti.example.fi -all')],
  ['fault spf-too-many-lookups', spf(`v=spf1 ip4:198.51.100.7 ${TEN} -all`)],
  [
    'fault spf-too-many-lookups',
    spf('v=spf1 include:loop.fi -all', { 'loop.fi': { TXT: ['v=spf1 include:loop.fi -all'] } }),
  ],
  ['fault spf-open', spf('v=spf1 ip4:198.51.100.7 +all')],
  ['fault spf-nobody', spf('v=spf1 -all')],
  ['advice spf-no-end', spf('v=spf1 ip4:198.51.100.7')],
  ['advice spf-no-end', spf('v=spf1 ip4:198.51.100.7 ?all')],
  ['advice spf-without-relay', spf('v=spf1 mx -all')],
  ['fault dkim-missing', { 'r1._domainkey.tukku.fi': {} }],
  [
    'fault dkim-twice',
    { 'r1._domainkey.tukku.fi': { TXT: [`v=DKIM1; p=${KEY}`, `v=DKIM1; p=${OTHER_KEY}`] } },
  ],
  ['fault dkim-syntax', { 'r1._domainkey.tukku.fi': { TXT: [`v=DKIM1; k=rsa; ${KEY}`] } }],
  ['fault dkim-revoked', { 'r1._domainkey.tukku.fi': { TXT: ['v=DKIM1; p='] } }],
  ['fault dkim-other-kind', { 'r1._domainkey.tukku.fi': { TXT: [`v=DKIM1; k=ed25519; p=${KEY}`] } }],
  ['fault dkim-other-key', { 'r1._domainkey.tukku.fi': { TXT: [`v=DKIM1; p=${OTHER_KEY}`] } }],
  ['advice dkim-testing', { 'r1._domainkey.tukku.fi': { TXT: [`v=DKIM1; t=y; p=${KEY}`] } }],
  ['fault dmarc-missing', { '_dmarc.tukku.fi': {} }],
  ['fault dmarc-twice', { '_dmarc.tukku.fi': { TXT: ['v=DMARC1; p=none', 'v=DMARC1; p=reject'] } }],
  ['fault dmarc-syntax', { '_dmarc.tukku.fi': { TXT: ['v=DMARC1; rua=mailto:a@tukku.fi'] } }],
  ['advice dmarc-no-reports', { '_dmarc.tukku.fi': { TXT: ['v=DMARC1; p=reject'] } }],
  ['fault mx-missing', { 'tukku.fi': { TXT: SOUND['tukku.fi']?.TXT ?? [] } }],
  ['fault mx-null', { 'tukku.fi': { ...SOUND['tukku.fi'], MX: ['0 .'] } }],
  ['fault mx-is-address', { 'tukku.fi': { ...SOUND['tukku.fi'], MX: ['10 192.0.2.10'] } }],
  ['fault mx-without-address', { 'mx.tukku.fi': {} }],
  ['advice mta-sts-missing', { '_mta-sts.tukku.fi': {} }],
  ['advice tls-reports-missing', { '_smtp._tls.tukku.fi': { TXT: ['something else'] } }],
  ['advice ptr-missing', { '7.100.51.198.in-addr.arpa': {} }],
  ['advice ptr-not-back', { 'out7.posti.fi': { A: ['198.51.100.99'] } }],
  ['fault links-without-address', { 'tilaa.tukku.fi': {} }],
])('%s is named', async (trouble, broken) => {
  dns.serve({ ...SOUND, ...broken });
  expect(await troubles()).toEqual([trouble]);
});

test('a policy that speaks through another domain is followed there', async () => {
  dns.serve({ ...SOUND, ...spf('v=spf1 redirect=_spf.posti.fi') });
  expect(await troubles()).toEqual([]);
});

test('a sender below the domain that the policy stands at is judged by it', async () => {
  const supplier = { ...SENDER, senderAddress: 'liisa@posti.tukku.fi', replyTo: 'liisa@tukku.fi' };
  const below = {
    'posti.tukku.fi': { TXT: ['v=spf1 include:_spf.posti.fi -all'], A: ['192.0.2.5'] },
    '_mta-sts.posti.tukku.fi': { TXT: ['v=STSv1; id=1'] },
    '_smtp._tls.posti.tukku.fi': { TXT: ['v=TLSRPTv1; rua=mailto:postmaster@tukku.fi'] },
  };
  dns.serve({ ...SOUND, ...below });
  expect(await troubles({}, { supplier })).toEqual([]);
  dns.serve({
    ...SOUND,
    ...below,
    '_dmarc.tukku.fi': { TXT: ['v=DMARC1; p=none; adkim=s; rua=mailto:a@tukku.fi'] },
  });
  expect(await troubles({}, { supplier: { ...supplier, bounceAddress: 'bounce@posti.fi' } })).toContain(
    'fault dmarc-not-aligned',
  );
});
