import { afterAll, expect, test } from 'vitest';
import { classifyIncoming } from '../../../src/messages/incoming/classify-incoming.ts';
import { openMailParser } from '../../../src/platform/mail-parser/open-mail-parser.ts';
import { CORPUS } from '../../support/incoming-corpus/corpus.ts';
import { printProof } from '../../support/print-proof.ts';

const parser = openMailParser();
afterAll(() => parser.close());

const judged = await Promise.all(
  CORPUS.map(async (mail) => {
    const parsed = await parser.parse(Buffer.from(mail.raw.replaceAll('\n', '\r\n')));
    if (!parsed.ok) throw new Error(`${mail.shape}: ${parsed.problem}`);
    const verdict = classifyIncoming({ ...parsed.value, mailFrom: mail.mailFrom, rcptTo: [] });
    const severity = verdict.kind === 'bounce' ? verdict.severity : undefined;
    return { mail, verdict, right: verdict.kind === mail.kind && severity === mail.severity, severity };
  }),
);
const told = ({ mail, verdict, severity }: (typeof judged)[number]) =>
  `${mail.shape}: ${mail.kind} ${mail.severity ?? ''} taken for ${verdict.kind} ${severity ?? ''} (${verdict.rule})`;

test('the corpus holds at least 150 mails in 25 shapes', () => {
  expect(CORPUS.length).toBeGreaterThanOrEqual(150);
  expect(new Set(CORPUS.map(({ shape }) => shape)).size).toBeGreaterThanOrEqual(25);
});

test('at least 98 of 100 are recognised', () => {
  const wrong = judged.filter(({ right }) => !right).map(told);
  expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(0.02 * CORPUS.length);
});

test('no refusal by policy, no full mailbox and no delay is taken for an address that is gone', () => {
  expect(
    judged.filter(({ mail, severity }) => severity === 'hard' && mail.severity !== 'hard').map(told),
  ).toEqual([]);
});

test('nothing a person wrote is taken for a machine’s', () => {
  expect(
    judged.filter(({ mail, verdict }) => mail.kind === 'reply' && verdict.kind !== 'reply').map(told),
  ).toEqual([]);
});

afterAll(() =>
  printProof({
    what: 'labelled real shapes',
    howMany: `${CORPUS.length} mails in ${new Set(CORPUS.map(({ shape }) => shape)).size} shapes, ${judged.filter(({ right }) => right).length} right`,
    ...{ lost: 0, twice: 0, uncertain: null, seed: null },
  }),
);

test('a bounce names the address it is about', () => {
  const nameless = judged.filter(
    ({ mail, verdict }) =>
      verdict.kind === 'bounce' && !verdict.recipient?.includes('@') && !/hosting/.test(mail.shape),
  );
  expect(nameless.map(told)).toEqual([]);
});
