import { beforeAll, expect, test } from 'vitest';
import { suppressionTable } from '../../src/customers/customer-table.ts';
import { LINK_PURPOSES } from '../../src/messages/sign-link.ts';
import { howOften, howPatient, testSeed } from '../support/how-long.ts';
import { printProof } from '../support/print-proof.ts';
import { type PublicStory, seedPublicStory, startPublicPages } from '../support/public-app.ts';
import { sayHowFar } from '../support/say-how-far.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { hashOfEverything } from '../support/whole-database.ts';

const { db } = await createTestDatabase();
/** How many come from one place is another test's matter. */
const app = await startPublicPages(db, { limits: { ofVisitor: 1e9, ofLink: 1e9 } });
let story: PublicStory;

const LOOKS = howOften({ short: 2_000, long: 100_000 });
const FORGERIES = howOften({ short: 10_000, long: 1_000_000 });
const PRESSES = howOften({ short: 200, long: 10_000 });
const PATIENCE = howPatient({ short: 120_000, long: 3_600_000 });
const AT_ONCE = 20;

const SCANNERS = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36',
  'Mozilla/5.0 (compatible; MSIE 9.0; Windows NT 6.1; Trident/5.0) SafeLinks',
  'BarracudaCentral/1.0',
  'Mozilla/5.0 (compatible; Proofpoint URL Defense)',
  'Mimecast-URL-Protect/1.0',
  'Google-Safety; (+http://www.google.com/bot.html)',
  'facebookexternalhit/1.1',
  'Slackbot-LinkExpanding 1.0',
  'Cisco-ESA-URL-Scanner',
  'Symantec-WSS-Scanner',
  'python-requests/2.31',
  '',
];

beforeAll(async () => {
  story = await seedPublicStory(db, 'fi');
});

function print(what: string, howMany: string, seed: number | null = null): void {
  printProof({ what, howMany, lost: 0, twice: 0, uncertain: null, seed });
}

/** Work done many times, some of it at once. */
async function repeat(what: string, times: number, work: (turn: number) => Promise<void>): Promise<void> {
  let turn = 0;
  const howFar = sayHowFar(what, times);
  const lane = async () => {
    while (turn < times) {
      howFar(turn);
      await work(turn++);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

test(
  `${LOOKS} looks of mail scanners at every public link change nothing and use nothing up`,
  async () => {
    const before = await hashOfEverything(db);
    await repeat('scanner looks', LOOKS, async (turn) => {
      const purpose = LINK_PURPOSES[turn % LINK_PURPOSES.length] ?? 'unsubscribe';
      const method = turn % 5 === 0 ? 'HEAD' : 'GET';
      const headers = { 'user-agent': SCANNERS[turn % SCANNERS.length] ?? '' };
      // Scanners follow each answer of a mail, as they follow everything.
      const url = `${story.path(purpose)}${purpose === 'answer' ? `?score=${turn % 12}` : ''}`;
      const answer = await app.inject({ method, url, headers });
      if (answer.statusCode !== 200) throw new Error(`${method} ${purpose}: ${answer.statusCode}`);
    });
    expect(await hashOfEverything(db)).toBe(before);
    print('scanner looks at every public link', `${LOOKS} looks, 0 changes`);
  },
  PATIENCE,
);

test(
  `${FORGERIES} forged tokens open nothing and stop nothing`,
  async () => {
    const seed = testSeed();
    const random = seededRandom(seed);
    const good = LINK_PURPOSES.map((purpose) => story.path(purpose));
    const before = await hashOfEverything(db);
    await repeat('forged tokens', FORGERIES, async (turn) => {
      const path = good[turn % good.length] ?? '';
      const forged = forge(path, random);
      if (good.includes(forged)) return;
      const method = turn % 2 === 0 ? 'POST' : 'GET';
      const { statusCode } = await app.inject({ method, url: forged });
      if (statusCode < 400) throw new Error(`taken (seed ${seed}): ${forged}`);
    });
    expect(await hashOfEverything(db), `seed ${seed}`).toBe(before);
    print('forged tokens', `${FORGERIES} tokens, 0 taken`, seed);
  },
  PATIENCE,
);

test(
  `${PRESSES} one-click unsubscribes, in both encodings and repeated, are all taken and are one refusal`,
  async () => {
    const form = 'List-Unsubscribe=One-Click';
    const boundary = 'x-boundary';
    const multipart = `--${boundary}\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--${boundary}--\r\n`;
    await repeat('one-click unsubscribes', PRESSES, async (turn) => {
      const type =
        turn % 2 ? `multipart/form-data; boundary=${boundary}` : 'application/x-www-form-urlencoded';
      const answer = await app.inject({
        method: 'POST',
        url: story.path('unsubscribe'),
        headers: { 'content-type': type },
        payload: turn % 2 ? multipart : form,
      });
      if (answer.statusCode !== 200) throw new Error(`${type}: ${answer.statusCode}`);
    });
    expect(await db.select().from(suppressionTable)).toHaveLength(1);
    print('one-click unsubscribes', `${PRESSES} presses, 1 refusal`);
  },
  PATIENCE,
);

/** Changes, cuts, doubles or swaps letters of a link's token. */
function forge(path: string, random: () => number): string {
  const at = path.lastIndexOf('/') + 1;
  const token = path.slice(at);
  const place = Math.floor(random() * token.length);
  const letter = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.'[
    Math.floor(random() * 65)
  ];
  const turned = [
    token.slice(0, place) + letter + token.slice(place + 1),
    token.slice(0, place),
    token.slice(0, place) + letter + token.slice(place),
    token.slice(place) + token.slice(0, place),
    token.toUpperCase(),
  ][Math.floor(random() * 5)];
  return path.slice(0, at) + turned;
}
