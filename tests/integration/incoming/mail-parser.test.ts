import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HEAP_MB } from '../../../src/platform/mail-parser/mail-limits.ts';
import { openMailParser } from '../../../src/platform/mail-parser/open-mail-parser.ts';
import { howOften } from '../../support/how-long.ts';
import { printProof } from '../../support/print-proof.ts';

const parser = openMailParser();
afterAll(() => parser.close());

const mail = (headers: string, body: string) =>
  Buffer.from(`${headers.trim()}\n\n${body}`.replaceAll('\n', '\r\n'));
const PLAIN = mail('From: Anna <anna@example.com>\nSubject: =?utf-8?Q?Hyv=C3=A4?=', 'Kiitos!');

test('a mail is read in its own thread', async () => {
  expect(await parser.parse(PLAIN)).toEqual({
    ok: true,
    value: {
      headers: [
        { name: 'from', value: 'Anna <anna@example.com>' },
        { name: 'subject', value: '=?utf-8?Q?Hyv=C3=A4?=' },
      ],
      from: { name: 'Anna', address: 'anna@example.com' },
      subject: 'Hyvä',
      text: 'Kiitos!',
      parts: [],
    },
  });
});

test('a mail of HTML alone is read as words, its quotation marked', async () => {
  const html =
    '<html><head><style>p{}</style></head><body><p>Hei,<br>tilaan&nbsp;12 &auml;</p><blockquote><p>Old &#8364;</p></blockquote></body></html>';
  const read = await parser.parse(mail('Content-Type: text/html; charset=utf-8', html));
  expect(read.ok && read.value.text).toBe('Hei,\ntilaan 12 ä\n\n> Old €');
});

test('a long mail is read as far as its beginning goes', async () => {
  const photo = `\n--b\nContent-Type: image/jpeg\nContent-Transfer-Encoding: base64\n\n${'/9j/4AAQSkZJRgABAQEASABIAAD\n'.repeat(150_000)}\n--b--\n`;
  const body = `--b\nContent-Type: text/plain; charset=utf-8\n\nRikki tuli, kuva liitteenä.\n${photo}`;
  const read = await parser.parse(mail('Content-Type: multipart/mixed; boundary=b', body));
  expect(read.ok && read.value.text).toContain('Rikki tuli, kuva liitteenä.');
});

/** A piece over and over, up to a share of a megabyte. */
const floodOf =
  (share: number) =>
  (piece: string, bytes = 1024 * 1024) =>
    piece.repeat(Math.floor((share * bytes) / piece.length));

/** Each once stopped some mail program, or could. */
const bombsOf = (flood: ReturnType<typeof floodOf>): Record<string, Buffer> => ({
  'a hundred thousand parts': mail('Content-Type: multipart/mixed; boundary=b', flood('--b\n\nx\n')),
  'parts in parts in parts': mail(
    'Content-Type: multipart/mixed; boundary=b0',
    Array.from(
      { length: 4_000 },
      (_, n) => `--b${n}\nContent-Type: multipart/mixed; boundary=b${n + 1}\n\n`,
    ).join(''),
  ),
  'mails in mails in mails': mail('Content-Type: message/rfc822', flood('Content-Type: message/rfc822\n\n')),
  'a megabyte of opened boxes': mail('Content-Type: text/html', flood('<div>')),
  'a megabyte of half tags': mail('Content-Type: text/html', flood('<')),
  'a megabyte of entities': mail('Content-Type: text/html', flood('&#x1F600;')),
  'a subject of encoded words': mail(`Subject: ${flood('=?utf-8?B?w6Q=?= ', 900_000)}`, 'x'),
  'a hundred thousand receivers': mail(`To: ${flood('a@b.fi, ', 900_000)}`, 'x'),
  'groups within groups': mail(`To: ${flood('a:b:', 900_000)}`, 'x'),
  'comments within comments': mail(`From: ${flood('(', 900_000)}`, 'x'),
  'a hundred thousand headers': mail(flood('X-A: b\n', 900_000), 'x'),
  'one header a megabyte long': mail(`X-A: ${flood('a')}`, 'x'),
  'one line a megabyte long': mail('Content-Type: text/plain', flood('a')),
  'parameters without end': mail(`Content-Type: multipart/mixed${flood('; boundary*1=b', 900_000)}`, 'x'),
  'broken letters': mail('Content-Type: text/plain; charset=utf-7', flood('+AGEAYg-')),
  'base64 of nothing': mail('Content-Transfer-Encoding: base64', flood('=\n')),
});
const BOMBS = bombsOf(floodOf(1));
/** The same in other sizes: some are let through by one limit and stopped by another. */
const SIZES = [1, 0.5, 0.25, 0.1];
const THROWN = SIZES.flatMap((share) =>
  Object.entries(bombsOf(floodOf(share))).map(
    ([name, bomb]) => [`${name}, ${share} of its size`, bomb] as const,
  ),
).slice(0, howOften({ short: Object.keys(BOMBS).length, long: 50 }));

/** What the thread may use of its own, and what the system has not got back of those that ended before it. */
const MOST_RSS_BYTES =
  (HEAP_MB.maxOldGenerationSizeMb + HEAP_MB.maxYoungGenerationSizeMb + 128) * 1024 * 1024;
/** Looked at so often while bombs are read: from this thread, which stays free. */
const LOOK_EVERY_MS = 10;
let peak = 0;
let before = 0;
let looking: NodeJS.Timeout | undefined;
const refused: string[] = [];

describe('a mail made to stop its reader', () => {
  beforeAll(async () => {
    await parser.parse(PLAIN);
    before = process.memoryUsage.rss();
    looking = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage.rss());
    }, LOOK_EVERY_MS);
  });
  afterAll(() => clearInterval(looking));

  test.each(THROWN)('%s: ends in time, and the next mail is read', async (_name, bomb) => {
    const read = await parser.parse(bomb);
    if (!read.ok) {
      expect(['too-many-parts', 'too-slow', 'too-much-memory', 'broken']).toContain(read.problem);
      refused.push(read.problem);
    }
    const next = await parser.parse(PLAIN);
    expect(next.ok && next.value.text).toBe('Kiitos!');
  });

  test('none of them took more memory than the thread is given', () => {
    expect(peak - before).toBeLessThan(MOST_RSS_BYTES);
    printProof({
      what: 'bombs',
      howMany: `${THROWN.length}, ${refused.length} refused, ${Math.round((peak - before) / 1024 / 1024)} MB at most`,
      ...{ lost: 0, twice: 0, uncertain: null, seed: null },
    });
  });
});

describe('a mail that the thread does not survive', () => {
  const heap = { maxOldGenerationSizeMb: 224, maxYoungGenerationSizeMb: 32 };

  test('the thread is ended when its time is over', async () => {
    const hurried = openMailParser({ timeMs: 1, heap });
    expect(await hurried.parse(BOMBS['a hundred thousand receivers'] as Buffer)).toEqual({
      ok: false,
      problem: 'too-slow',
    });
    await hurried.close();
  });

  test('the thread ends when its memory is used up, and nothing else does', async () => {
    const small = openMailParser({
      timeMs: 60_000,
      heap: { maxOldGenerationSizeMb: 24, maxYoungGenerationSizeMb: 1 },
    });
    expect(await small.parse(BOMBS['groups within groups'] as Buffer)).toEqual({
      ok: false,
      problem: 'too-much-memory',
    });
    expect((await small.parse(PLAIN)).ok).toBe(true);
    await small.close();
  });
});
