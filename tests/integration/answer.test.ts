import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { callTaskTable } from '../../src/calls/call-table.ts';
import { satisfactionAnswerTable } from '../../src/messages/answers/answer-table.ts';
import { messageTable } from '../../src/messages/message-table.ts';
import { readTimeline } from '../../src/nurture/timeline-store.ts';
import { LANGUAGES } from '../../src/shared/language.ts';
import type { AnswerScale } from '../../src/signals/answer.ts';
import { TUESDAY_TEN } from '../support/message-stand.ts';
import { type PublicStory, seedPublicStory, startPublicPages } from '../support/public-app.ts';
import { emptyDatabase } from '../support/seed.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { hashOfEverything } from '../support/whole-database.ts';

const { db } = await createTestDatabase();
let clock = TUESDAY_TEN;
const app = await startPublicPages(db, { now: () => clock });
let story: PublicStory;

/** The mail went an hour ago. */
beforeEach(async () => {
  await emptyDatabase(db);
  clock = TUESDAY_TEN;
  story = await seedPublicStory(db);
  await askWith('numbers');
});

const HOUR_MS = 3_600_000;

function askWith(scale: AnswerScale) {
  const accepted = {
    state: 'approved',
    scale,
    acceptedAt: new Date(TUESDAY_TEN.getTime() - HOUR_MS),
  } as const;
  return db.update(messageTable).set(accepted).where(eq(messageTable.id, story.messageId));
}

function later(seconds: number): void {
  clock = new Date(clock.getTime() + seconds * 1_000);
}

async function look(query = ''): Promise<string> {
  const { body, statusCode } = await app.inject({ url: `${story.path('answer')}${query}` });
  expect(statusCode).toBe(200);
  return body;
}

async function press(fields: Record<string, string>) {
  return app.inject({
    method: 'POST',
    url: story.path('answer'),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  });
}

/** As a person does: looks, waits a little, presses. */
async function answerAsPerson(score: number, comment = '') {
  const shown = /name="shown" value="(\d+)"/.exec(await look(`?score=${score}`))?.[1] ?? '';
  later(6);
  return press({ score: String(score), comment, shown });
}

const answers = () => db.select().from(satisfactionAnswerTable).orderBy(satisfactionAnswerTable.id);

test('the link of an answer chooses it on the page, and the press of the button keeps it', async () => {
  expect(await look('?score=8')).toMatch(/value="8" checked/);
  const done = await answerAsPerson(8, 'Kaikki hyvin <b>');
  expect(done.body).toContain('Thank you for your answer');
  expect(done.body).toContain('8/10');
  expect(done.body).toContain('Kaikki hyvin &lt;b>');
  expect(await answers()).toMatchObject([
    { messageId: story.messageId, customerId: story.customerId, score: 8, doubtful: null },
  ]);
  const [message] = await db.select().from(messageTable);
  expect(message?.answeredAt).toEqual(clock);
  expect(await look()).toContain('You answered on');
});

test('a long comment that ends in a drawn face, just where a call quotes it, is taken and brings the call', async () => {
  const done = await answerAsPerson(2, `${'x'.repeat(299)}😡 Anna`);
  expect(done.statusCode).toBe(200);
  expect(await answers()).toHaveLength(1);
  const [call] = await db.select().from(callTaskTable);
  expect(call?.signals).toMatchObject([{ evidence: { words: 'x'.repeat(299) } }]);
});

test('scanners that open every answer’s link change nothing', async () => {
  const before = await hashOfEverything(db);
  for (let score = 0; score <= 12; score++) await look(`?score=${score}`);
  await look('?score=nonsense&score=3');
  expect(await hashOfEverything(db)).toBe(before);
});

test('what presses every answer within seconds is doubted as a whole, and nobody is called', async () => {
  for (let score = 10; score >= 0; score--) {
    later(1);
    await press({ score: String(score), shown: String(clock.getTime() - 2_000) });
  }
  expect(new Set((await answers()).map(({ doubtful }) => doubtful))).toEqual(new Set(['contradictory']));
  expect(await db.select().from(callTaskTable)).toEqual([]);
});

test.each([
  ['too-soon', 5 - 3_600, 3],
  ['too-fast', 0, 0.3],
  ['no-page', 0, null],
] as const)('a press that came %s is doubted', async (doubt, seconds, onPage) => {
  later(seconds);
  const shown = onPage === null ? '' : String(clock.getTime() - onPage * 1_000);
  const answer = await press({ score: '9', shown });
  expect(answer.body).toContain('press the button once more');
  expect(await answers()).toMatchObject([{ doubtful: doubt }]);
  const [message] = await db.select().from(messageTable);
  expect(message?.answeredAt).toBeNull();
});

test('a second press by a person ends the doubt', async () => {
  await press({ score: '9', shown: '' });
  later(30);
  await answerAsPerson(9);
  expect(await answers()).toMatchObject([{ doubtful: 'no-page' }, { doubtful: null, score: 9 }]);
});

test('pressing twice keeps one answer, and a changed mind the second as well', async () => {
  await answerAsPerson(7);
  await answerAsPerson(7);
  expect(await answers()).toHaveLength(1);
  later(20);
  await answerAsPerson(9);
  expect(await answers()).toMatchObject([{ score: 7 }, { score: 9, doubtful: null }]);
});

test('a low answer becomes a call that quotes it', async () => {
  const done = await answerAsPerson(2, 'Three deliveries\nlate');
  expect(done.body).toContain('We will call you');
  expect(await db.select().from(callTaskTable)).toMatchObject([
    {
      customerId: story.customerId,
      purpose: 'service',
      signals: [
        { kind: 'unhappy', evidence: { saidBy: 'answer', score: 2, words: 'Three deliveries late' } },
      ],
    },
  ]);
});

test('a “no” after a complaint becomes a call, a “yes” does not', async () => {
  await askWith('mended');
  expect(await look('?score=1')).toContain('Has your complaint been put right?');
  await answerAsPerson(1);
  expect(await db.select().from(callTaskTable)).toEqual([]);
  later(60);
  const no = await answerAsPerson(0, 'Still waiting');
  expect(no.body).toContain('We will call you, so that it gets put right');
  expect(await db.select().from(callTaskTable)).toHaveLength(1);
});

test.each(LANGUAGES)('three faces in %s can be looked at and pressed', async (language) => {
  await emptyDatabase(db);
  story = await seedPublicStory(db, language);
  await askWith('faces');
  expect(await look('?score=2')).toContain(`lang="${language}"`);
  expect((await answerAsPerson(2)).statusCode).toBe(200);
  expect((await press({ score: '3' })).statusCode).toBe(422);
});

test('a form without an answer is asked again and keeps nothing', async () => {
  const empty = await press({ comment: 'Hello' });
  expect(empty.statusCode).toBe(422);
  expect(empty.body).toContain('Please choose an answer');
  expect(empty.body).toContain('Hello');
  expect(await answers()).toEqual([]);
});

test('a mail that asks nothing takes no answer', async () => {
  await db.update(messageTable).set({ scale: null });
  expect(await look()).toContain('There is nothing to answer in this mail.');
  expect((await press({ score: '9' })).statusCode).toBe(200);
  expect(await answers()).toEqual([]);
});

test('an answer stands on the customer’s timeline, with what was written', async () => {
  await answerAsPerson(9, 'Always on time');
  const timeline = await readTimeline(db, story.customerId, 'Europe/Helsinki');
  expect(timeline).toContainEqual(
    expect.objectContaining({
      kind: 'answer',
      facts: expect.objectContaining({ score: 9, words: 'Always on time' }),
    }),
  );
});
