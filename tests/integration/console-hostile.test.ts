import { expect, test } from 'vitest';
import { ROUTE_ROLES } from '../../src/console/guard/route-roles.ts';
import { startConsole } from '../support/console-app.ts';
import { tellConsoleStory } from '../support/console-story.ts';
import { OWN_FORM } from '../support/sign-in-staff.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
await tellConsoleStory(db);
const app = await startConsole(db);

/** What scanners and slips put where a number, a day, a choice or a text belongs. */
const VALUES = [
  ...['\0', 'a\0b', '-1', '0', '1e9', '2147483648', '99999999999', '9'.repeat(400), 'NaN', 'Infinity'],
  ...['%', "' or 1=1 --", '../../etc/passwd', '{{7*7}}', '<script>', '\u202e\ud800', 'x'.repeat(9_000)],
  ...['2026-02-30', '10000-01-01', '-0001-01-01', '0000-00-00', '__proto__', 'constructor', '[]', '\r\nx: y'],
];
/** Names that fields of the console's pages and forms have. */
const NAMES = [
  ...['q', 'customer', 'after', 'look', 'told', 'page', 'sort', 'stage', 'state', 'job', 'who', 'from', 'to'],
  ...[
    'kind',
    'part',
    'number',
    'mended',
    'line',
    'revision',
    'until',
    'day',
    'days',
    'note',
    'reason',
    'name',
  ],
  ...[
    'email',
    'language',
    'theme',
    'reached',
    'mood',
    'followUpOn',
    'leavingReason',
    'source',
    'value',
    'url',
  ],
  ...['scopes', 'kinds', 'id', 'filter', 'mine', 'level', 'signal', 'because', 'roles', 'setting', 'version'],
];
/** These end the session that the others need. */
const ENDS_SESSION = ['POST /console/sign-out', 'POST /console/sign-out-everywhere'];
const ROUTES = Object.keys(ROUTE_ROLES).filter((route) => !ENDS_SESSION.includes(route));
const IDS = ['1', '99999999999', '00000000-0000-4000-8000-000000000000', '%00', '-1'];

function pathsOf(url: string): string[] {
  const known = url.replace(':kind', 'reorder-reminder').replace(':place', 'fi');
  return known.includes(':') ? IDS.map((id) => known.replace(/:\w+/g, id)) : [known];
}

test.each(ROUTES)('%s answers nothing that anybody types with a fault of ours', async (route) => {
  const [method, url] = route.split(' ') as ['GET' | 'POST', string];
  const failed: string[] = [];
  const [first = url, ...others] = pathsOf(url);
  const tries = [...VALUES.map((value) => [first, value]), ...others.map((path) => [path, '-1'])];
  for (const [path = url, value = ''] of tries) {
    const fields = new URLSearchParams(NAMES.map((name) => [name, value])).toString();
    const form = { payload: fields, headers: OWN_FORM };
    const asked = method === 'GET' ? { url: `${path}?${fields}`, headers: OWN_FORM } : { url: path, ...form };
    const { statusCode } = await app.inject({ method, ...asked });
    if (statusCode >= 500) failed.push(`${path} ${JSON.stringify(value.slice(0, 20))}`);
  }
  expect(failed).toEqual([]);
});
