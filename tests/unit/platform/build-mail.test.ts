import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { simpleParser } from 'mailparser';
import { expect, test } from 'vitest';
import { buildMail } from '../../../src/platform/build-mail.ts';
import { openSigner } from '../../../src/platform/dkim-signer.ts';
import type { OutgoingMail } from '../../../src/platform/outgoing-mail.ts';
import { packMail } from '../../../src/platform/packed-mail.ts';

const MAIL: OutgoingMail = {
  from: { name: 'Liisa, Pohjan Tukku', address: 'care@mail.example.com' },
  to: { name: 'Päivi Mäkelä', address: 'paivi@example.org' },
  replyTo: 'care@mail.example.com',
  subject: 'Mehiläisvahakynttilät: onko aika täydentää?',
  html: `<p>Hyvää päivää</p>\n${'<p>Rivi, jossa on ääkkösiä ja 北京.</p>\n'.repeat(300)}`,
  text: 'Hyvää päivää\n.\n..piste alussa\n\n\n',
  messageId: '<1234@mail.example.com>',
  feedbackId: 'reorder-reminder:fi:nurture:mailexamplecom',
  unsubscribe: {
    url: `https://orders.example.com/unsubscribe/v1.${'a'.repeat(160)}`,
    mailto: 'mailto:care@mail.example.com?subject=unsubscribe%201234',
  },
};
const DATE = new Date('2026-11-10T08:00:00Z');
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const sign = openSigner({
  domain: 'example.com',
  selector: 'rytmi',
  privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
});
const record = `v=DKIM1; k=rsa; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`;

async function verify(raw: Buffer | string) {
  const resolver = async (name: string) => (name === 'rytmi._domainkey.example.com' ? [[record]] : []);
  const { results } = await dkimVerify(raw, { resolver, curTime: DATE } as never);
  return results[0];
}

test('a signed mail is found good by another program, under the domain of its sender', async () => {
  const signature = await verify(buildMail(packMail(MAIL), DATE, sign));
  expect(signature).toMatchObject({
    status: { result: 'pass', aligned: 'example.com' },
    signingDomain: 'example.com',
    selector: 'rytmi',
    algo: 'rsa-sha256',
  });
});

test('the signature covers all that a receiver acts on or shows, both unsubscribe fields among it', async () => {
  const head = buildMail(packMail(MAIL), DATE, sign).toString('latin1').replace(/\s+/g, '');
  const signed = /;h=([^;]+);/.exec(head)?.[1]?.toLowerCase().split(':');
  expect(signed).toEqual([
    ...['from', 'to', 'subject', 'date', 'message-id', 'reply-to', 'mime-version', 'content-type'],
    ...['list-unsubscribe', 'list-unsubscribe-post', 'auto-submitted', 'feedback-id'],
  ]);
});

test.each([
  'Subject',
  'From',
  'List-Unsubscribe',
  'List-Unsubscribe-Post',
  'Auto-Submitted',
  'Feedback-ID',
  'body',
])('a mail whose %s was changed on its way is found bad', async (what) => {
  const raw = buildMail(packMail(MAIL), DATE, sign).toString('latin1');
  const changed =
    what === 'body'
      ? raw.replace(
          /\r\n(\w)(\w{75}\r\n)/,
          (_, first: string, rest: string) => `\r\n${first === 'A' ? 'B' : 'A'}${rest}`,
        )
      : raw.replace(new RegExp(`^${what}:`, 'm'), `${what}: changed`);
  expect(changed).not.toBe(raw);
  expect((await verify(Buffer.from(changed, 'latin1')))?.status.result).not.toBe('pass');
});

test('whatever is written, its signature holds and another program reads the same texts', async () => {
  const words = fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ maxLength: 4000 }));
  await fc.assert(
    fc.asyncProperty(words, words, fc.string({ unit: 'grapheme' }), async (text, html, name) => {
      const mail = { ...MAIL, text, html, subject: name, to: { ...MAIL.to, name } };
      const raw = buildMail(packMail(mail), DATE, sign);
      expect((await verify(raw))?.status.result).toBe('pass');
      const lines = raw.toString('latin1').split('\r\n');
      expect(lines.every((line) => line.length <= 998 && !/[\r\n\u0080-\u00ff]/.test(line))).toBe(true);
      const parsed = await simpleParser(raw, { skipHtmlToText: true, skipTextToHtml: true });
      const wellFormed = (content: string) =>
        Buffer.from(content).toString().replace(/\r\n/g, '\n').trimEnd();
      expect(wellFormed(parsed.text ?? '')).toBe(wellFormed(text));
      expect(wellFormed(parsed.html || '')).toBe(wellFormed(html));
    }),
    { numRuns: 60 },
  );
});

test('an unsigned mail carries no signature', () => {
  expect(buildMail(packMail(MAIL), DATE, null).toString('latin1')).not.toMatch(/^dkim-signature/im);
});
