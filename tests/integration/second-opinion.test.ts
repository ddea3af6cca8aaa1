import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { buildMail } from '../../src/platform/build-mail.ts';
import { openSigner } from '../../src/platform/dkim-signer.ts';
import { packMail } from '../../src/platform/packed-mail.ts';
import { type SampleMail, sampleMails } from '../support/sample-mails.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

/** Below it SpamAssassin finds a mail good; it calls spam what has 5. */
const HIGHEST_SCORE = 1;
/** Gmail cuts off what is longer than 102 kB; phones load less gladly. */
const LARGEST_HTML_BYTES = 60_000;
const DOMAIN = 'tukku.example.com';

/** Debian's own Python holds Debian's own packages. */
const PYTHON = '/usr/bin/python3';
const VERIFY = `
import sys, dkim
record = sys.argv[1].encode()
names = {b'rytmi._domainkey.${DOMAIN}.': record}
for file in sys.argv[2:]:
    print(dkim.verify(open(file, 'rb').read(), dnsfunc=lambda name, timeout=5: names.get(name)))
`;

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const sign = openSigner({
  domain: DOMAIN,
  selector: 'rytmi',
  privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
});
const record = `v=DKIM1; k=rsa; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`;

let samples: SampleMail[] = [];
let raws: Buffer[] = [];

beforeAll(async () => {
  samples = await sampleMails();
  raws = samples.map(({ outgoing }) => buildMail(packMail(outgoing), new Date(), sign));
});

/** As the receiver's server hands it to its filter. The address is looked up nowhere; one kept for examples would count against it. */
function asReceived(raw: Buffer): string {
  const now = new Date().toUTCString().replace('GMT', '+0000');
  const received = `Received: from mail.${DOMAIN} (mail.${DOMAIN} [1.1.1.1])\n\tby mx.example.org (Postfix) with ESMTPS id 4BxYz1\n\tfor <anna@example.com>; ${now}\n`;
  return `From bounce@${DOMAIN} Tue Nov 10 08:00:00 2026\n${received}${raw.toString('latin1').replaceAll('\r\n', '\n')}\n`;
}

/** What SpamAssassin's own rules say of each mail, in their order: no network, no settings of this machine's people. */
function spamVerdicts(mails: readonly string[]): { score: number; rules: string }[] {
  const judged = execFileSync('spamassassin', ['--local', '--nocreate-prefs', '--mbox'], {
    input: mails.join(''),
    env: { PATH: process.env.PATH, HOME: scratchFolder(), LC_ALL: 'C' },
    maxBuffer: 64e6,
    stdio: ['pipe', 'pipe', 'pipe'],
  }).toString('latin1');
  return [
    ...judged.matchAll(/^X-Spam-Status: \w+, score=(-?[\d.]+) required=[\d.]+ tests=([\w,\s]*?)\s\w+=/gm),
  ].map(([, score, rules = '']) => ({ score: Number(score), rules: rules.replace(/\s/g, '') }));
}

test('SpamAssassin finds every kind of mail good, in every language', () => {
  const verdicts = spamVerdicts(raws.map(asReceived));
  expect(verdicts).toHaveLength(samples.length);
  const bad = verdicts
    .map(({ score, rules }, nth) => ({ mail: samples[nth]?.name, score, rules }))
    .filter(({ score }) => score >= HIGHEST_SCORE);
  expect(bad).toEqual([]);
  const highest = Math.max(...verdicts.map(({ score }) => score));
  console.info(`proof | SpamAssassin, local rules | ${verdicts.length} mails | highest score ${highest}`);
}, 120_000);

test('it does find fault with a mail that shouts and hides', () => {
  const shouting = asReceived(
    Buffer.from(
      'From: x <x@tukku.example.com>\r\nSubject: FREE MONEY!!! VIAGRA 100% GUARANTEED\r\nContent-Type: text/html\r\n\r\n<font color="#ffffff" size="1">CLICK HERE</font> Dear friend, million dollars',
    ),
  );
  expect(spamVerdicts([shouting])[0]?.score).toBeGreaterThan(HIGHEST_SCORE);
}, 60_000);

test('dkimpy, which knows nothing of us, finds every signature good, and bad once any field that matters is changed', () => {
  const folder = scratchFolder();
  const files = raws.map((raw, nth) => {
    const file = join(folder, `${nth}.eml`);
    writeFileSync(file, raw);
    return file;
  });
  // What a receiver shows or acts on, the one-click unsubscription above all.
  const signed = ['From', 'To', 'Subject', 'Reply-To', 'List-Unsubscribe', 'List-Unsubscribe-Post'];
  const changed = signed.map((field) => {
    const file = join(folder, `changed-${field}.eml`);
    const mail = raws[0]?.toString('latin1') ?? '';
    const changedMail = mail.replace(new RegExp(`^${field}:`, 'm'), `${field}: x`);
    expect(changedMail, field).not.toBe(mail);
    writeFileSync(file, changedMail, 'latin1');
    return file;
  });
  const said = execFileSync(PYTHON, ['-c', VERIFY, record, ...files, ...changed], { encoding: 'utf8' });
  expect(said.trim().split('\n')).toEqual([...files.map(() => 'True'), ...changed.map(() => 'False')]);
  console.info(
    `proof | DKIM by dkimpy | ${files.length} mails good, ${changed.length} changed each in one field found bad`,
  );
}, 60_000);

test('every mail is small, has its text beside its HTML, and shows no picture from elsewhere', () => {
  for (const { name, outgoing } of samples) {
    expect(Buffer.byteLength(outgoing.html), name).toBeLessThan(LARGEST_HTML_BYTES);
    expect(outgoing.text.length, name).toBeGreaterThan(200);
    expect(outgoing.html, name).not.toMatch(/<img|url\(|<link|@import|<script/i);
  }
  const largest = Math.max(...samples.map(({ outgoing }) => Buffer.byteLength(outgoing.html)));
  console.info(`proof | HTML of sample mails | ${samples.length} mails | largest ${largest} bytes`);
});
