import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { type ConsoleRoute, ROUTE_ROLES } from '../../../src/console/guard/route-roles.ts';
import { CHANGE_KINDS, type ChangeKind } from '../../../src/staff/audit/change-kind.ts';

type PostRoute = Extract<ConsoleRoute, `POST ${string}`>;

const SRC = fileURLToPath(new URL('../../../src', import.meta.url));
/** Nothing of the business changes: the sessions themselves say who was signed in when. */
const OWN_SESSION = { none: 'a session of one’s own' };
const OWN_LOOKS = { none: 'how one’s own pages look and speak' };
const TRIES = { none: 'a trial changes nothing, and its row says who asked for it' };
const TEST_SENT = { none: 'sends a test, and changes nothing' };

/** Every route that changes something: what it writes into the audit log, or why nothing. */
const WRITES: Readonly<Record<PostRoute, readonly ChangeKind[] | { none: string }>> = {
  'POST /console/sign-in': OWN_SESSION,
  'POST /console/sign-out': OWN_SESSION,
  'POST /console/sign-out-everywhere': OWN_SESSION,
  'POST /console/welcome/:token': ['staff-joined'],
  'POST /console/me': OWN_LOOKS,
  'POST /console/me/calendar/:change': ['calendar-changed'],

  'POST /console/release': ['messages-released'],
  'POST /console/resume': ['sending-resumed'],
  'POST /console/mend': ['work-mended'],
  'POST /console/messages/:id/settle': ['message-settled', 'message-resent'],
  'POST /console/messages/:id/withdraw': ['message-withdrawn'],

  'POST /console/calls/next': ['call-taken'],
  'POST /console/calls/:id/take': ['call-taken'],
  'POST /console/calls/:id/leave': ['call-put-back'],
  'POST /console/calls/:id/outcome': ['call-recorded'],
  'POST /console/calls/:id/snooze': ['call-put-off'],
  'POST /console/calls/:id/assign': ['call-handed-over'],
  'POST /console/incoming/:id/close': ['answer-closed'],

  'POST /console/customers/:id/call': ['call-raised'],
  'POST /console/customers/:id/write': ['message-written'],
  'POST /console/customers/:id/peace': ['customer-changed'],
  'POST /console/customers/:id/hand-over': ['customer-changed'],
  'POST /console/customers/:id/take-back': ['customer-changed'],
  'POST /console/customers/:id/close': ['customer-changed'],
  'POST /console/customers/:id/reopen': ['customer-changed'],

  'POST /console/templates/:kind/:place': ['template-saved'],
  'POST /console/templates/:kind/:place/live': ['template-saved'],
  'POST /console/templates/:kind/:place/test': TEST_SENT,
  'POST /console/templates/:kind/:place/publish': ['template-published'],
  'POST /console/templates/:kind/:place/withdraw': ['template-published'],

  'POST /console/results/satisfaction/:id/confirm': ['answer-confirmed'],
  'POST /console/results/replay': TRIES,
  'POST /console/care-model': ['care-model-saved'],
  'POST /console/care-model/kinds': ['care-model-saved'],
  'POST /console/care-model/trials': TRIES,
  'POST /console/care-model/trials/:id/save': ['care-model-saved'],

  'POST /console/imports': ['import-file-sent'],
  'POST /console/imports/files/:id/read': ['import-profile-saved'],
  'POST /console/imports/files/:id/import': ['import-run'],
  'POST /console/imports/files/:id/discard': ['import-file-discarded'],
  'POST /console/imports/:id/mend': ['import-run'],
  'POST /console/imports/:id/undo': ['import-undone'],

  'POST /console/staff': ['staff-invited'],
  'POST /console/staff/:id/roles': ['staff-roles-changed'],
  'POST /console/staff/:id/remove': ['staff-removed'],
  'POST /console/staff/:id/sign-out': ['staff-signed-out'],
  'POST /console/staff/callers': ['care-person-added', 'care-person-changed'],
  'POST /console/staff/callers/:id/remove': ['care-person-removed'],
  'POST /console/api-keys': ['api-key-created'],
  'POST /console/api-keys/:id/revoke': ['api-key-revoked'],
  'POST /console/webhooks': ['webhook-added'],
  'POST /console/webhooks/:id/on': ['webhook-switched'],
  'POST /console/webhooks/:id/off': ['webhook-switched'],
  'POST /console/webhooks/:id/remove': ['webhook-removed'],
  'POST /console/webhooks/:id/rotate': ['webhook-secret-changed'],
  'POST /console/webhooks/:id/test': TEST_SENT,
  'POST /console/webhooks/:id/resend': ['webhook-resent'],
  'POST /console/webhooks/deliveries/:id/resend': ['webhook-resent'],
};

/** All program text but the list of kinds itself. */
const SOURCE = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('audit/change-kind.ts'))
  .map((file) => readFileSync(`${SRC}/${file}`, 'utf8'))
  .join('\n');

test.each(Object.keys(ROUTE_ROLES).filter((route) => route.startsWith('POST ')))(
  '%s writes into the audit log, or a reason says why not',
  (route) => {
    const writes = WRITES[route as PostRoute];
    expect(writes, 'say what the route writes, in the table of this test').toBeDefined();
    if ('none' in writes) return expect(writes.none).not.toBe('');
    for (const kind of writes) {
      expect(CHANGE_KINDS).toContain(kind);
      expect(SOURCE, `nothing writes ${kind}`).toMatch(new RegExp(`'${kind}'`));
    }
  },
);
