import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { checkTemplates } from '../../src/messages/check-templates.ts';
import { composeMessage } from '../../src/messages/compose-message.ts';
import { TEMPLATE_KINDS } from '../../src/messages/message-context.ts';
import { renderMessage } from '../../src/messages/render-message.ts';
import { readSampleLetter, SAMPLE_LINKS, SAMPLE_SUPPLIER } from '../../src/messages/sample-letter.ts';
import { faultLine } from '../../src/messages/template-fault.ts';
import { templateLibrary } from '../../src/messages/template-library.ts';
import { LANGUAGES } from '../../src/shared/language.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

const TEMPLATES = fileURLToPath(new URL('../../templates/emails', import.meta.url));

/** The faults of the shipped templates after one of them has been changed. */
async function faultsWith(file: string, change: (text: string) => string): Promise<string[]> {
  const folder = await scratchFolder();
  await cp(TEMPLATES, folder, { recursive: true });
  await writeFile(join(folder, file), change(await readFile(join(folder, file), 'utf8')));
  return (await checkTemplates(folder)).faults.map(faultLine);
}

async function sampleOf(kind: (typeof TEMPLATE_KINDS)[number]) {
  return JSON.parse(await readFile(join(TEMPLATES, kind, 'sample.json'), 'utf8'));
}

describe('the shipped templates', async () => {
  const { faults, rendered } = await checkTemplates(TEMPLATES);

  test('are in order in every kind and language', () => {
    expect(faults).toEqual([]);
    const shared = [...rendered.keys()].filter((name) => !name.includes('.'));
    expect(shared).toHaveLength(TEMPLATE_KINDS.length * LANGUAGES.length);
  });

  test('make mails without pictures, scripts or forgotten tags, small enough to be shown whole', () => {
    for (const [name, { html, subject, body }] of rendered) {
      expect(Buffer.byteLength(html), name).toBeLessThan(60_000);
      expect(html, name).not.toMatch(/<img|<script|https?:\/\/(?!example\.com|www\.w3\.org)/i);
      for (const part of [html, subject, body])
        expect(part, name).not.toMatch(/\{\{|\uE000|undefined|\[object/);
      expect(subject.length, name).toBeLessThan(100);
    }
  });

  test('name the sender, the reason and the way out in both parts', () => {
    for (const [name, { html, body }] of rendered) {
      for (const part of [html, body]) {
        expect(part, name).toContain(SAMPLE_SUPPLIER.businessId);
        expect(part, name).toContain(SAMPLE_SUPPLIER.postalAddress);
        expect(part, name).toContain(SAMPLE_LINKS.unsubscribe);
        expect(part, name).toContain(SAMPLE_LINKS.preferences);
        expect(part, name).toContain(SAMPLE_SUPPLIER.senderName);
      }
    }
  });

  test.each(
    (['reorder-reminder', 'industry-suggestion'] as const).flatMap((kind) =>
      LANGUAGES.flatMap((language) => (['owner', 'user'] as const).map((role) => ({ kind, language, role }))),
    ),
  )('tell the $role of a $kind in $language the same facts in words of their own', async (slot) => {
    const { kind, language, role } = slot;
    const own = rendered.get(`${kind}/${language}.${role}`);
    const shared = rendered.get(`${kind}/${language}`);
    if (!own || !shared) throw new Error('Both are shipped');
    expect(own.subject).not.toBe(shared.subject);
    for (const { productName } of (await sampleOf(kind)).items) {
      expect(own.body).toContain(productName);
      expect(shared.body).toContain(productName);
    }
    expect(own.body).toContain(SAMPLE_LINKS.reorder);
    // By this, what became of the variant can be told from what became of the general text.
    expect(own.templateVersion).toMatch(new RegExp(`^${role}-[0-9a-f]{12}$`));
  });

  test('give a role without words of its own the general text', async () => {
    const library = await templateLibrary(TEMPLATES);
    for (const role of ['buyer', null] as const)
      expect(library.find('reorder-reminder', 'fi', role)?.version).toBe(
        rendered.get('reorder-reminder/fi')?.templateVersion,
      );
    expect(library.find('reorder-reminder', 'fi', 'owner')?.version).toMatch(/^owner-/);
    expect(library.find('welcome', 'fi', 'owner')?.version).toBe(rendered.get('welcome/fi')?.templateVersion);
  });

  test('say why each item stands there, in the reader’s language', () => {
    expect(rendered.get('reorder-reminder/en')?.body).toContain(
      'You usually order this about every 5 weeks; last on 3 October.',
    );
    expect(rendered.get('reorder-reminder/fi')?.body).toContain(
      'Tilaatte tätä yleensä noin 5 viikon välein, viimeksi 3. lokakuuta.',
    );
    expect(rendered.get('reorder-reminder/sv')?.body).toContain(
      'Ni brukar beställa den här med ungefär 5 veckors mellanrum, senast den 3 oktober.',
    );
    expect(rendered.get('industry-suggestion/en')?.body).toContain(
      '14 of the 32 florists and garden shops we supply order this.',
    );
  });

  test('keep names with marks in them as they are, and harmless', async () => {
    const library = await templateLibrary(TEMPLATES);
    const letter = readSampleLetter(await sampleOf('reorder-reminder'), 'reorder-reminder', 'en');
    const customer = { ...letter.customer, name: 'Tom & <b>Jerry</b> "Oy" {{x}}' };
    const context = composeMessage({ ...letter, customer }, SAMPLE_SUPPLIER, SAMPLE_LINKS);
    const template = library.find('reorder-reminder', 'en');
    if (!template) throw new Error('no template');
    const mail = renderMessage(template, 'reorder-reminder', context);
    expect(mail.html).toContain('Tom &amp; &lt;b&gt;Jerry&lt;/b&gt; &quot;Oy&quot; {{x}}');
    expect(mail.body).toContain('Tom & <b>Jerry</b> "Oy" {{x}}');
  });

  test('refuse a mail with a field missing, and name the field and the template', async () => {
    const library = await templateLibrary(TEMPLATES);
    const letter = readSampleLetter(await sampleOf('reorder-reminder'), 'reorder-reminder', 'fi');
    const template = library.find('reorder-reminder', 'fi');
    if (!template) throw new Error('no template');
    const render = (contact: typeof letter.contact, items = letter.items) =>
      renderMessage(
        template,
        'reorder-reminder',
        composeMessage({ ...letter, contact, items }, SAMPLE_SUPPLIER, SAMPLE_LINKS),
      );
    expect(() => render({ ...letter.contact, name: '' })).toThrow(
      /reorder-reminder\/fi\.md\.hbs: “contact\.name”/,
    );
    expect(() => render(letter.contact, [])).toThrow(/reorder-reminder\/fi\.md\.hbs: “items”/);
  });
});

test.each([
  [
    'an unknown name',
    '{{contact.firstNme}}',
    ':7: there is no “contact.firstNme” for this kind of mail; did you mean “contact.firstName”?',
  ],
  [
    'a name from outside a list',
    '{{#each items}}{{supplier.name}}{{/each}}',
    'did you mean “../supplier.name”?',
  ],
  ['an unknown piece', '{{> itms}}', 'there is no piece “itms” to put here; did you mean “items”?'],
  ['an unknown block', '{{#wen firstMail}}x{{/wen}}', 'there is no block “wen”'],
  ['a helper', '{{lookup items 0}}', 'there is no helper “lookup”'],
  ['three braces', '{{{why}}}', 'use two braces'],
  ['a raw ampersand', '{{&why}}', 'use two braces'],
  ['a whole list as text', '{{items}}', '“items” is not a text'],
  ['each over a text', '{{#each why}}x{{/each}}', '“why” is not a list'],
  ['the inside of the language', '{{constructor.name}}', 'there is no “constructor.name”'],
  ['an open block', '{{#if firstMail}}', 'cannot be read'],
])('%s in a template is named with its line', async (_name, tag, expected) => {
  const faults = await faultsWith('reorder-reminder/en.md.hbs', (text) =>
    text.replace('Going by', `${tag} Going by`),
  );
  expect(faults.join('\n')).toContain(expected);
  expect(faults[0]).toMatch(/^reorder-reminder\/en\.md\.hbs:\d+: /);
});

test('a field that may be missing must stand in an {{#if}}', async () => {
  const faults = await faultsWith('industry-suggestion/en.md.hbs', (text) => `${text}\n{{industry}}\n`);
  expect(faults).toEqual([
    expect.stringContaining('“industry” may be missing: put {{#if industry}} around it'),
  ]);
});

test('a front matter without a subject, and a template that is gone, are named', async () => {
  expect(await faultsWith('welcome/sv.md.hbs', (text) => text.replace(/^subject:.*$/m, ''))).toEqual([
    expect.stringMatching(/^welcome\/sv\.md\.hbs:1: subject is missing or empty at the top/),
  ]);
});

test('a link in a template that a browser would run is not made a link', async () => {
  const folder = await scratchFolder();
  await cp(TEMPLATES, folder, { recursive: true });
  const file = join(folder, 'welcome/en.md.hbs');
  await writeFile(
    file,
    `${await readFile(file, 'utf8')}\n[press](javascript:alert(1)) <b onclick="x">y</b>\n`,
  );
  const { rendered } = await checkTemplates(folder);
  const { html = '' } = rendered.get('welcome/en') ?? {};
  expect(html).not.toMatch(/href="javascript:|<b onclick/);
});

test('a changed word, layout or template is another version', async () => {
  const versions = async (file: string, change: (text: string) => string) => {
    const folder = await scratchFolder();
    await cp(TEMPLATES, folder, { recursive: true });
    await writeFile(join(folder, file), change(await readFile(join(folder, file), 'utf8')));
    return (await templateLibrary(folder)).find('welcome', 'en')?.version;
  };
  const before = (await templateLibrary(TEMPLATES)).find('welcome', 'en')?.version;
  expect(await versions('welcome/fi.md.hbs', (text) => `${text}\n.`)).toBe(before);
  expect(await versions('welcome/en.md.hbs', (text) => `${text}\n.`)).not.toBe(before);
  expect(await versions('layout.mjml', (text) => text.replace('28px', '29px'))).not.toBe(before);
});
