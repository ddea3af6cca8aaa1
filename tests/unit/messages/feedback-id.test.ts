import { expect, test } from 'vitest';
import { MESSAGE_KINDS } from '../../../src/decisions/message-kind.ts';
import { feedbackIdOf } from '../../../src/messages/feedback-id.ts';
import { LANGUAGES } from '../../../src/shared/language.ts';

const supplier = { senderAddress: 'Care@mail.Long-Wholesaler.example.com' };

test('spam reports are counted by kind and language, under one name of the sender, and never by mail', () => {
  const ids = MESSAGE_KINDS.flatMap((kind) =>
    LANGUAGES.map((language) => feedbackIdOf({ kind, language }, supplier)),
  );
  expect(ids[0]).toMatch(/^[a-z-]+:(fi|sv|en):nurture:maillongwholesa$/);
  expect(new Set(ids).size).toBeLessThanOrEqual(200);
  for (const id of ids) expect(id).toMatch(/^[a-z-]+:[a-z]{2}:nurture:[a-z0-9]{5,15}$/);
  expect(feedbackIdOf({ kind: 'welcome', language: 'fi' }, { senderAddress: 'a@b.fi' })).toBe(
    'welcome:fi:nurture:bfixx',
  );
});
