import { BOARD_ADDRESS } from '../../../src/console/guard/board-routes.ts';
import { ROUTE_ROLES } from '../../../src/console/guard/route-roles.ts';
import { LINK_PURPOSES, linkKeysFrom, signLink } from '../../../src/messages/sign-link.ts';
import type { Database } from '../../../src/platform/database.ts';
import { BENCH_SECRET } from './play-nights.ts';

export interface BenchPage {
  /** Its route, such as `/console/calls/:id`. */
  name: string;
  /** Asked for in turn, so that not one customer's page is measured a hundred times. */
  paths: readonly string[];
}

/** Leads to the company's own sign-in, elsewhere. */
const ELSEWHERE = ['/console/sign-in/company', '/console/auth/callback/:provider'];
/** Its first page stands for Bull Board: what that asks for by itself is not ours to make quicker. */
const OF_THE_BOARD = `${BOARD_ADDRESS}/`;
/** Real ids for each part that a pattern leaves open, many where there are many. */
const IDS: Readonly<Record<string, string>> = {
  '/console/messages/:id': `select id from message where accepted_at is not null order by id limit 100`,
  '/console/waiting/:kind': `select distinct kind as id from message where state = 'planned'`,
  '/console/calls/:id': 'select id from call_task order by id limit 100',
  '/console/incoming/:id': 'select id from incoming_mail limit 50',
  '/console/customers/:id': 'select id from customer order by id % 97, id limit 100',
  '/console/templates/:kind/:place/versions/:number': `select 'check-in/fi' as id`,
  '/console/templates/:kind/:place': `select unnest(array['reorder-reminder/fi', 'check-in/fi', 'question/en']) as id`,
  '/console/care-model/trials/:id': `select id from replay_run where purpose = 'trial'`,
  '/console/imports/files/:id': 'select max(id) as id from import_upload',
  '/console/imports/:id': 'select id from import_run',
  '/console/inbox/:id': 'select id from inbox_mail order by id limit 100',
  '/console/welcome/:token': `select 'long-since-used' as id`,
};
/** What a page needs to know besides. */
const QUERIES: Readonly<Record<string, string>> = {
  '/console/templates/:kind/:place/frame': `select 'customer=' || customer_id as query from message
    where kind = 'reorder-reminder' and accepted_at is not null limit 1`,
};
const LINKS = 50;

/** Every page of the console and of the customers, those for machines among them. */
export async function pageAddresses(db: Database): Promise<BenchPage[]> {
  const routes = Object.keys(ROUTE_ROLES)
    .filter((route) => route.startsWith('GET '))
    .map((route) => route.slice('GET '.length))
    .filter((route) => !ELSEWHERE.includes(route) && !route.startsWith(OF_THE_BOARD));
  const pages: BenchPage[] = [];
  for (const name of routes) pages.push({ name, paths: await fill(db, name) });
  return [...pages, ...(await publicPages(db)), { name: '/metrics', paths: ['/metrics'] }];
}

async function fill(db: Database, route: string): Promise<string[]> {
  const pattern = Object.keys(IDS).find((one) => route.startsWith(one));
  if (!pattern) return [route];
  const { rows } = await db.$client.query<{ id: string }>(IDS[pattern] ?? '');
  if (rows.length === 0) throw new Error(`Nothing stands behind ${pattern}`);
  const open = pattern.slice(pattern.indexOf(':')).replace('/versions/:number', '');
  const query = QUERIES[route] === undefined ? '' : await readQuery(db, QUERIES[route]);
  return rows.map(({ id }) => `${route.replace(open, String(id)).replace(':number', '1')}${query}`);
}

async function readQuery(db: Database, statement: string): Promise<string> {
  const { rows } = await db.$client.query<{ query: string }>(statement);
  return `?${rows[0]?.query}`;
}

async function publicPages(db: Database): Promise<BenchPage[]> {
  const { rows } = await db.$client.query<{ messageId: string; contactId: number }>(
    `select id as "messageId", contact_id as "contactId" from message
     where kind = 'reorder-reminder' and accepted_at is not null order by id limit ${LINKS}`,
  );
  const keys = linkKeysFrom([BENCH_SECRET]);
  return LINK_PURPOSES.map((purpose) => ({
    name: `/${purpose}/:token`,
    paths: rows.map((target) => `/${purpose}/${signLink(keys, purpose, target, new Date())}`),
  }));
}
