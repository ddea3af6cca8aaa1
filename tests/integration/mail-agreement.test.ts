import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { composeMessage } from '../../src/messages/compose-message.ts';
import type { Letter } from '../../src/messages/letter.ts';
import { renderMessage } from '../../src/messages/render-message.ts';
import { templateLibrary } from '../../src/messages/template-library.ts';
import { TUESDAY } from '../support/message-stand.ts';
import { TEST_SUPPLIER } from '../support/test-supplier.ts';

const templates = await templateLibrary(fileURLToPath(new URL('../../templates/emails', import.meta.url)));
const page = 'https://orders.example.com/x';
const links = {
  unsubscribe: page,
  unsubscribeMailto: 'mailto:x@example.com',
  ...{ preferences: page, reorder: page, answer: page },
};

type Choice = Pick<Letter, 'kind' | 'language'> & { role: Letter['contact']['role']; count: number };

function mailOf({ kind, language, role, count }: Choice): string {
  const item = {
    ...{ productId: 1, productName: 'Jam jar', unit: null, otherProductName: null, quantity: 24 },
    reason: { kind: 'due', usualGapDays: 35, daysSince: 38, purchases: 6, replacesProductId: null },
  } as const;
  const letter: Letter = {
    ...{ id: 'm', kind, language, decidedOn: TUESDAY, expiresOn: TUESDAY + 5, attempt: 0, first: false },
    customer: { id: 1, name: 'Kahvila', industry: null },
    contact: {
      ...{ id: 1, name: 'Aino', firstName: 'Aino', role, email: null, addressHash: null },
      ...{ timeZone: null, country: null },
    },
    items: Array.from({ length: count }, () => item),
  };
  const template = templates.find(kind, language, role);
  if (!template) throw new Error(`There is no template for ${kind}`);
  return renderMessage(template, kind, composeMessage(letter, TEST_SUPPLIER, links)).html;
}

test('one item is spoken of as one, and several as several', () => {
  const finance = { kind: 'reorder-reminder', language: 'fi', role: 'finance' } as const;
  expect(mailOf({ ...finance, count: 1 })).not.toMatch(/samat tuotteet|Tilaa nämä/i);
  expect(mailOf({ ...finance, count: 2 })).toContain('samat tuotteet');
  const owner = { kind: 'industry-suggestion', language: 'fi', role: 'owner' } as const;
  expect(mailOf({ ...owner, count: 2 })).toContain('ne vielä puuttuvat');
  expect(mailOf({ ...owner, count: 1 })).toContain('se vielä puuttuu');
});

test.each(['fi', 'sv', 'en'] as const)('no mail in %s says that a press in it orders', (language) => {
  const html = mailOf({ kind: 'reorder-reminder', language, role: 'owner', count: 2 });
  expect(html).not.toMatch(/Yksi painallus|Ett tryck|One press/);
});
