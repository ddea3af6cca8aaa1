import { expect, test } from 'vitest';
import { tryTemplate } from '../../src/messages/templates/try-template.ts';
import { ATTACKS } from '../support/attack-templates.ts';
import { howOften, howPatient, testSeed } from '../support/how-long.ts';
import { sayProof } from '../support/print-proof.ts';
import { sayHowFar } from '../support/say-how-far.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { expectHarmless, templateWith, trialOf } from '../support/try-attack.ts';

const TEMPLATES = howOften({ short: 2_000, long: 200_000 });
const PATIENCE = howPatient({ short: 300_000, long: 6 * 3_600_000 });

const seed = testSeed();
const random = seededRandom(seed);
const upTo = (most: number) => Math.floor(random() * most);
const oneOf = <Item>(items: readonly Item[]) => items[upTo(items.length)] as Item;

const SHORT = ATTACKS.filter((attack) => attack.length < 300);
const CRUMBS = [
  ...['{{', '}}', '{{{', '}}}', '{{#', '{{/', '{{^', '{{else}}', '{{!--', '--}}', '{{~', '~}}', '{{&', '{{>'],
  ...[
    '"',
    "'",
    '<',
    '>',
    '(',
    ')',
    '[',
    ']',
    '\\',
    '`',
    '\n',
    '\n\n',
    '\uE000',
    '0',
    '\uE001',
    '&',
    '=',
    '|',
    '.',
  ],
  ...[
    'each items',
    'if firstMail',
    'link "reorder"',
    'contact.name',
    '/each',
    '/if',
    'name',
    '../',
    '@index',
  ],
  ...[
    'href=',
    'javascript:',
    '<a href="',
    '---',
    'items',
    'as |a|',
    '\u0000',
    '\u202e',
    '*',
    '_',
    '# ',
    '- ',
  ],
];

/** Attacks cut, joined and strewn with what opens and closes things. */
function fuzzed(): string {
  let text = oneOf(SHORT);
  for (let changes = 1 + upTo(6); changes > 0; changes--) {
    const at = upTo(text.length + 1);
    const piece = oneOf([oneOf(CRUMBS), oneOf(CRUMBS), oneOf(SHORT), '']);
    text = text.slice(0, at) + piece + text.slice(at + (random() < 0.4 ? upTo(6) : 0));
  }
  return text;
}

test(`${TEMPLATES} fuzzed templates (seed ${seed}): each is refused or harmless`, {
  timeout: PATIENCE,
}, async () => {
  let mails = 0;
  const howFar = sayHowFar('fuzzed templates', TEMPLATES);
  for (let n = 0; n < TEMPLATES; n++) {
    howFar(n);
    const attack = fuzzed();
    const answer = await tryTemplate(trialOf(templateWith(attack)));
    if (expectHarmless(answer, `template ${n} of seed ${seed}: ${attack}`)) mails += 1;
  }
  sayProof(
    `proof | fuzzed templates | ${TEMPLATES}, ${mails} made a harmless mail, ${TEMPLATES - mails} refused | seed ${seed}`,
  );
  expect(mails).toBeGreaterThan(0);
});
