import { expect, test } from 'vitest';
import { readTemplate } from '../../../src/messages/read-template.ts';
import { TemplateFaults } from '../../../src/messages/template-fault.ts';
import { sayTemplateProblem, templateProblem } from '../../../src/messages/template-problem.ts';
import { LANGUAGES } from '../../../src/shared/language.ts';
import { speakerFor } from '../../../src/words/speaker.ts';

function problemOfHead(text: string) {
  try {
    readTemplate('welcome/fi.md.hbs', text);
  } catch (error) {
    if (error instanceof TemplateFaults) return error.faults.map(({ problem }) => problem);
    throw error;
  }
  return [];
}

test('what is wrong in a template is said in its reader’s language', () => {
  const missing = templateProblem('may-be-missing', {
    name: 'contact.firstName',
    pattern: '{{#if contact.firstName}}',
  });
  expect(LANGUAGES.map((language) => sayTemplateProblem(missing, speakerFor(language))).toSorted()).toEqual(
    [
      '”contact.firstName” kan saknas: sätt {{#if contact.firstName}} runt det',
      '”contact.firstName” voi puuttua: kirjoita sen ympärille {{#if contact.firstName}}',
      '“contact.firstName” may be missing: put {{#if contact.firstName}} around it',
    ].toSorted(),
  );
});

test('what was found in a part that the layout made says which part', () => {
  const within = { ...templateProblem('prints-address', { name: 'customer.name' }), part: 'html' as const };
  expect(sayTemplateProblem(within, speakerFor('fi'))).toBe(
    'HTML-osassa: ”customer.name” joutuisi linkin osoitteeksi',
  );
});

test('a head that lacks its subject, knows too much, or is no head at all is told apart', () => {
  expect(problemOfHead('---\npreheader: x\n---\nHei')).toEqual([
    templateProblem('front-matter-field', { field: 'subject' }),
  ]);
  expect(problemOfHead('---\nsubject: x\npreheader: x\nsender: me\n---\nHei')).toEqual([
    templateProblem('front-matter-unknown', { name: 'sender' }),
  ]);
  expect(problemOfHead('Hei')).toEqual([templateProblem('no-front-matter')]);
  expect(problemOfHead('---\njust words\n---\nHei')).toEqual([templateProblem('no-front-matter')]);
});
