import { ROLES, type Role } from '../../staff/role.ts';
import { BOARD_ROUTES } from './board-routes.ts';

/** Whoever is signed in, with any role. */
const STAFF: readonly Role[] = ROLES;
/** Whoever works with customers. */
const CARE = ['care', 'owner'] as const;
const WRITERS = ['marketing', 'publisher', 'owner'] as const;
const CUSTOMERS = ['care', ...WRITERS] as const;
/** Whoever answers for the books; rejected rows show names and addresses. */
const IMPORTERS = ['owner', 'administrator'] as const;

/**
 * Which roles may do what: THE table. Method and pattern of every route of the console → roles, of which one is enough;
 * `open` to whoever is not signed in yet. A route that does not stand here keeps the console from starting.
 */
export const ROUTE_ROLES = {
  'GET /console/sign-in': 'open',
  'POST /console/sign-in': 'open',
  'GET /console/sign-in/company': 'open',
  'GET /console/auth/callback/:provider': 'open',
  'GET /console/welcome/:token': 'open',
  'POST /console/welcome/:token': 'open',

  'POST /console/sign-out': STAFF,
  'POST /console/sign-out-everywhere': STAFF,
  'GET /console/me': STAFF,
  'POST /console/me': STAFF,
  'POST /console/me/calendar/:change': STAFF,

  'GET /console': STAFF,
  'POST /console/release': ['publisher'],
  'POST /console/resume': ['publisher'],
  'GET /console/messages/:id': CUSTOMERS,
  'GET /console/messages/:id/html': CUSTOMERS,
  'POST /console/messages/:id/settle': ['care', 'publisher'],
  'POST /console/messages/:id/withdraw': ['publisher'],
  'GET /console/waiting/:kind': WRITERS,
  'POST /console/mend': ['publisher', 'owner', 'administrator'],

  'GET /console/calls': CARE,
  'GET /console/calls/:id': CARE,
  'POST /console/calls/next': ['care'],
  'POST /console/calls/:id/take': ['care'],
  'POST /console/calls/:id/leave': ['care'],
  'POST /console/calls/:id/outcome': ['care'],
  'POST /console/calls/:id/snooze': ['care'],
  'POST /console/calls/:id/assign': ['care'],
  'GET /console/incoming': CARE,
  'GET /console/incoming/:id/original': CARE,
  'POST /console/incoming/:id/close': ['care'],

  'GET /console/customers': CUSTOMERS,
  'GET /console/customers/:id': CUSTOMERS,
  'POST /console/customers/:id/call': ['care'],
  'POST /console/customers/:id/write': ['care'],
  'POST /console/customers/:id/peace': ['care'],
  'POST /console/customers/:id/hand-over': ['care'],
  'POST /console/customers/:id/take-back': ['care'],
  'POST /console/customers/:id/close': ['care'],
  'POST /console/customers/:id/reopen': ['care'],

  'GET /console/templates': WRITERS,
  'GET /console/templates/editor.js': WRITERS,
  'GET /console/templates/:kind/:place': WRITERS,
  'GET /console/templates/:kind/:place/check': WRITERS,
  'GET /console/templates/:kind/:place/frame': WRITERS,
  'GET /console/templates/:kind/:place/versions/:number': WRITERS,
  'POST /console/templates/:kind/:place': ['marketing'],
  'POST /console/templates/:kind/:place/live': ['marketing'],
  'POST /console/templates/:kind/:place/test': ['marketing'],
  'POST /console/templates/:kind/:place/publish': ['publisher'],
  'POST /console/templates/:kind/:place/withdraw': ['publisher'],

  'GET /console/results/coverage': CUSTOMERS,
  'GET /console/results/coverage.csv': CUSTOMERS,
  'GET /console/results/satisfaction': CUSTOMERS,
  'GET /console/results/satisfaction.csv': CUSTOMERS,
  'POST /console/results/satisfaction/:id/confirm': ['care'],

  'GET /console/results/effect': CUSTOMERS,
  'GET /console/results/effect.csv': CUSTOMERS,
  'GET /console/results/stages': CUSTOMERS,
  'GET /console/results/stages.csv': CUSTOMERS,
  'GET /console/results/touchpoints': CUSTOMERS,
  'GET /console/results/signals': CUSTOMERS,
  'GET /console/results/signals.csv': CUSTOMERS,
  'GET /console/results/reasons': CUSTOMERS,
  'GET /console/results/reasons.csv': CUSTOMERS,
  'GET /console/results/touchpoints.csv': CUSTOMERS,
  'GET /console/results/replay': CUSTOMERS,
  'GET /console/results/replay.csv': CUSTOMERS,
  'POST /console/results/replay': ['owner'],

  'GET /console/care-model': STAFF,
  'GET /console/care-model/versions': STAFF,
  'GET /console/care-model/trials/:id': ['owner', 'administrator'],
  'POST /console/care-model': ['owner', 'administrator'],
  'POST /console/care-model/kinds': ['owner', 'administrator'],
  'POST /console/care-model/trials': ['owner', 'administrator'],
  'POST /console/care-model/trials/:id/save': ['owner', 'administrator'],

  'GET /console/imports': STAFF,
  'POST /console/imports': IMPORTERS,
  'GET /console/imports/files/:id': IMPORTERS,
  'POST /console/imports/files/:id/read': IMPORTERS,
  'POST /console/imports/files/:id/import': IMPORTERS,
  'POST /console/imports/files/:id/discard': IMPORTERS,
  'GET /console/imports/:id': IMPORTERS,
  'GET /console/imports/:id/rejects': IMPORTERS,
  'POST /console/imports/:id/mend': IMPORTERS,
  'POST /console/imports/:id/undo': IMPORTERS,

  'GET /console/inbox': CUSTOMERS,
  'GET /console/inbox/:id': CUSTOMERS,
  'GET /console/inbox/:id/html': CUSTOMERS,

  'GET /console/staff': ['administrator'],
  'POST /console/staff': ['administrator'],
  'POST /console/staff/:id/roles': ['administrator'],
  'POST /console/staff/:id/remove': ['administrator'],
  'POST /console/staff/:id/sign-out': ['administrator'],
  'POST /console/staff/callers': ['administrator'],
  'POST /console/staff/callers/:id/remove': ['administrator'],
  'GET /console/api-keys': ['administrator'],
  'POST /console/api-keys': ['administrator'],
  'POST /console/api-keys/:id/revoke': ['administrator'],
  'GET /console/webhooks': ['administrator'],
  'POST /console/webhooks': ['administrator'],
  'POST /console/webhooks/:id/on': ['administrator'],
  'POST /console/webhooks/:id/off': ['administrator'],
  'POST /console/webhooks/:id/remove': ['administrator'],
  'POST /console/webhooks/:id/rotate': ['administrator'],
  'POST /console/webhooks/:id/test': ['administrator'],
  'POST /console/webhooks/:id/resend': ['administrator'],
  'POST /console/webhooks/deliveries/:id/resend': ['administrator'],
  'GET /console/audit': ['owner', 'administrator'],
  'GET /console/health': ['owner', 'administrator'],
  'GET /console/queues': ['administrator'],
  ...BOARD_ROUTES,
} as const satisfies Readonly<Record<string, readonly Role[] | 'open'>>;

export type ConsoleRoute = keyof typeof ROUTE_ROLES;

/** What the table says of a route, with or without a slash at its end; undefined where it says nothing. */
export function rolesOf(method: string, url: string): readonly Role[] | 'open' | undefined {
  const route = `${method} ${url.replace(/\/$/, '')}`;
  return Object.hasOwn(ROUTE_ROLES, route) ? ROUTE_ROLES[route as ConsoleRoute] : undefined;
}

export function maySee(roles: readonly Role[], route: ConsoleRoute): boolean {
  const allowed: readonly Role[] | 'open' = ROUTE_ROLES[route];
  return allowed === 'open' || roles.some((role) => allowed.includes(role));
}
