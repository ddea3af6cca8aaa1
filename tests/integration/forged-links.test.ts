import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { SERVER_OPTIONS } from '../../src/api/v1/server-options.ts';
import { LINK_PURPOSES, type LinkPurpose, linkKeysFrom, signLink } from '../../src/messages/sign-link.ts';
import { TEST_KEYS, TUESDAY_TEN } from '../support/message-stand.ts';
import { type PublicStory, seedPublicStory, startPublicPages } from '../support/public-app.ts';
import { createTestDatabase } from '../support/test-database.ts';

/** What an answer costs, in the order it was done: time differs by this or not at all, and is no thing to hold a test to. */
const work: string[] = [];

vi.mock('node:crypto', async (original) => {
  const crypto = await original<typeof import('node:crypto')>();
  return {
    ...crypto,
    createHmac: (...args: Parameters<typeof crypto.createHmac>) => {
      work.push(`hmac ${args[0]}`);
      return crypto.createHmac(...args);
    },
    timingSafeEqual: (...sides: Parameters<typeof crypto.timingSafeEqual>) => {
      work.push(`compared ${sides[0].byteLength} bytes`);
      return crypto.timingSafeEqual(...sides);
    },
  };
});

const { db } = await createTestDatabase();
const app = await startPublicPages(db, { limits: { ofVisitor: 1e9, ofLink: 1e9 } }, SERVER_OPTIONS);
let story: PublicStory;
beforeAll(async () => {
  story = await seedPublicStory(db);
  const { query } = db.$client;
  db.$client.query = ((...args: Parameters<typeof query>) => {
    const [asked] = args as unknown as [string | { text: string }];
    work.push(`asked ${typeof asked === 'string' ? asked : asked.text}`);
    return query.apply(db.$client, args);
  }) as typeof query;
});
beforeEach(() => void work.splice(0));

const LONG_AGO = new Date(TUESDAY_TEN.getTime() - 92 * 86_400_000);
const NOWHERE = '0198b0a4-2f60-7bd0-9d9e-6a8bb0b1c001';
const flip = (token: string) => token.slice(0, -4) + (token.at(-4) === 'A' ? 'B' : 'A') + token.slice(-3);

/** Everything that can be wrong with the token of a page. */
function faultyTokens(purpose: LinkPurpose): Record<string, string> {
  const target = { messageId: story.messageId, contactId: story.contactId };
  const good = signLink(TEST_KEYS, purpose, target, TUESDAY_TEN);
  const others = LINK_PURPOSES.filter((other) => other !== purpose);
  const signedBy = (secret: string) => signLink(linkKeysFrom([secret]), purpose, target, TUESDAY_TEN);
  const keyId = good.split('.')[1] ?? '';
  const foreign = signedBy('another secret altogether');
  return {
    'a message that is gone': signLink(TEST_KEYS, purpose, { ...target, messageId: NOWHERE }, TUESDAY_TEN),
    'another person': signLink(TEST_KEYS, purpose, { ...target, contactId: 4_711 }, TUESDAY_TEN),
    'a bad signature': flip(good),
    'a signature cut off': good.slice(0, -3),
    'a signature that is too long': `${good}A`,
    'no signature': good.slice(0, good.lastIndexOf('.')),
    'a changed message': good.replace(story.messageId, NOWHERE),
    'another key': foreign,
    'another key under the name of ours': foreign.replace(/^v1\.\w+/, `v1.${keyId}`),
    'another version': good.replace('v1.', 'v2.'),
    'one part more': `${good}.more`,
    malformed: 'nonsense',
    dots: '....',
    'letters of no alphabet': encodeURIComponent('v1.ä.ö.å'),
    ...Object.fromEntries(
      others.map((other) => [`of ${other}`, signLink(TEST_KEYS, other, target, TUESDAY_TEN)]),
    ),
    ...(purpose === 'unsubscribe' ? {} : { 'too old': signLink(TEST_KEYS, purpose, target, LONG_AGO) }),
  };
}

async function answerTo(method: 'GET' | 'POST', url: string) {
  work.splice(0);
  const { statusCode, body, headers } = await app.inject({ method, url });
  const { date, ...kept } = headers;
  return { statusCode, body, headers: kept, work: [...work] };
}

test.each(LINK_PURPOSES)(
  'a link to %s that is unknown or forged costs the same work and gets the same 404, whatever is wrong with it',
  async (purpose) => {
    const [first, ...tokens] = Object.entries(faultyTokens(purpose));
    for (const method of ['GET', 'POST'] as const) {
      const gone = await answerTo(method, `/${purpose}/${first?.[1]}`);
      expect(gone.statusCode).toBe(404);
      expect(gone.work).toEqual([
        'hmac sha256',
        'compared 43 bytes',
        expect.stringMatching(/^asked\s+select m\.id/),
      ]);
      for (const [fault, token] of tokens)
        expect({ fault, ...(await answerTo(method, `/${purpose}/${token}`)) }).toEqual({ fault, ...gone });
    }
  },
);

test('a link that holds costs one signature and one look to be opened, too', async () => {
  const { statusCode, work: done } = await answerTo('GET', story.path('preferences'));
  expect(statusCode).toBe(200);
  expect(done.slice(0, 3)).toEqual([
    'hmac sha256',
    'compared 43 bytes',
    expect.stringMatching(/^asked\s+select m\.id/),
  ]);
});
