import type { Script } from './scripted-server.ts';

/** What must become of a message after its first attempt. */
type Outcome =
  | 'accepted'
  /** After half an hour; the attempt counts. */
  | 'retry'
  /** After these seconds; the attempt counts. */
  | { retryAfter: number }
  /** Half an hour for the mail, ten minutes for everything to its host. */
  | 'host-too-fast'
  /** No attempt counted, no pause: soon again. */
  | 'server-away'
  /** No attempt counted, ten minutes for everything. */
  | 'relay-too-fast'
  /** This mail only. */
  | 'refused'
  /** This mail, and never again to this address. */
  | 'address-dead'
  /** Everything stops until a person says go; no attempt counted, no address blamed. */
  | 'own-fault'
  /** The same, but the server may mean this mail alone: it waits half an hour longer than the others. */
  | 'own-fault-or-mail'
  /** A person must say; nothing is sent again. */
  | 'uncertain';

export interface Dialogue {
  name: string;
  script: Script;
  outcome: Outcome;
  /** Logs in first. */
  login?: true;
  /** Gives the server half a second for each answer. */
  impatient?: true;
}

const LONG_LINE = 'x'.repeat(8_192);
/** More than the library is willing to keep of one line. */
const ENDLESS_LINE = { bytes: `250 ${'x'.repeat(1_500_000)}` };
const SLOWLY = 4;

const says = (name: string, script: Script, outcome: Outcome, other: Partial<Dialogue> = {}): Dialogue => ({
  name,
  script,
  outcome,
  ...other,
});
/** Half a reply, and then nothing any more. */
const half = (bytes: string) => ({ bytes, ending: 'tear' }) as const;
const slowly = (line: string) => ({ bytes: `${line}\r\n`, byteEveryMs: SLOWLY });
const silence = {};
const torn = { ending: 'tear' } as const;

/** The ways in which mail servers misbehave, and what must come of each. */
export const DIALOGUES: readonly Dialogue[] = [
  says('takes the mail', {}, 'accepted'),

  says('421 as greeting', { greeting: '421 4.3.2 shutting down' }, 'server-away'),
  says('421 to EHLO', { ehlo: '421 4.3.2 shutting down' }, 'server-away'),
  says('421 to AUTH', { auth: '421 4.3.2 shutting down' }, 'server-away', { login: true }),
  says('421 to MAIL', { mail: '421 4.3.2 shutting down' }, 'retry'),
  says('421 to RCPT', { rcpt: '421 4.3.2 shutting down' }, 'retry'),
  says('421 to DATA', { data: '421 4.3.2 shutting down' }, 'retry'),
  says('421 to the dot', { dot: '421 4.3.2 shutting down' }, 'retry'),
  says('421 in mid-text', { body: { bytes: '421 4.3.2 going down\r\n', ending: 'end' } }, 'retry'),

  says('451 to MAIL', { mail: '451 4.3.0 local error' }, 'retry'),
  says('450 to RCPT', { rcpt: '450 4.2.0 mailbox busy' }, 'retry'),
  says('452 full for now', { rcpt: '452 4.2.2 mailbox over quota for now' }, 'retry'),
  says('451 to the dot', { dot: '451 4.3.0 try later' }, 'retry'),
  says('452 no space', { dot: '452 4.3.1 insufficient storage' }, 'retry'),
  says('451 without enhanced code', { rcpt: '451 not now' }, 'retry'),
  says('454 at login', { auth: '454 4.7.0 temporary failure' }, 'server-away', { login: true }),

  says('greylisting', { rcpt: '451 4.7.1 Greylisted, please come back later' }, 'retry'),
  says(
    'greylisting, in seconds',
    { rcpt: '451 4.7.1 Greylisted, please try again in 300 seconds' },
    { retryAfter: 310 },
  ),
  says('greylisting, in minutes', { rcpt: '450 4.2.0 Retry after 5 minutes' }, { retryAfter: 310 }),
  says(
    'greylisting, as a clock',
    { rcpt: '451 4.7.1 Greylisting in action, please come back in 00:04:59' },
    { retryAfter: 309 },
  ),

  says('4.7.28 to RCPT', { rcpt: '421 4.7.28 unusual rate of unsolicited mail' }, 'host-too-fast'),
  says('4.7.28 to the dot', { dot: '421 4.7.28 rate limited' }, 'host-too-fast'),
  says('451 with words of rate', { dot: '451 4.7.650 temporarily rate limited' }, 'host-too-fast'),
  says('throttled by the relay', { greeting: '421 4.7.0 Too many connections' }, 'relay-too-fast'),

  says('wrong password', { auth: '535 5.7.8 wrong password' }, 'own-fault', { login: true }),
  says('mechanism too weak', { auth: '534 5.7.9 too weak' }, 'own-fault', { login: true }),
  says('login needed', { mail: '530 5.7.0 must log in first' }, 'own-fault'),
  says('sender refused', { mail: '550 5.1.8 bad sender' }, 'own-fault'),
  says('sender not ours', { mail: '553 5.7.1 not owned by user' }, 'own-fault'),
  says('blocked at the door', { greeting: '554 5.7.1 blocked by our list' }, 'own-fault'),
  says('relaying denied', { rcpt: '554 5.7.1 relay access denied' }, 'own-fault-or-mail'),
  says('relaying denied in plain words', { rcpt: '550 relaying denied' }, 'own-fault-or-mail'),
  says('not authenticated', { rcpt: '550 5.7.26 not authenticated' }, 'own-fault-or-mail'),
  says('poor reputation', { dot: '550 5.7.1 poor reputation' }, 'own-fault-or-mail'),
  says('requirements not met', { dot: '550 5.7.515 does not meet the requirements' }, 'own-fault-or-mail'),
  says('daily quota', { dot: '550 5.4.5 Daily user sending quota exceeded' }, 'own-fault-or-mail'),

  says('5.1.1 to RCPT', { rcpt: '550 5.1.1 no such user' }, 'address-dead'),
  says('5.1.1 to the dot', { dot: '550 5.1.1 no such user' }, 'address-dead'),
  says('5.1.2', { rcpt: '550 5.1.2 no such domain' }, 'address-dead'),
  says('5.1.3', { rcpt: '553 5.1.3 bad address' }, 'address-dead'),
  says('5.1.10', { rcpt: '556 5.1.10 null MX' }, 'address-dead'),
  says('5.2.1', { rcpt: '550 5.2.1 mailbox disabled' }, 'address-dead'),
  says('no such user in plain words', { rcpt: '550 No such user here' }, 'address-dead'),
  says('5.1.1 over two lines', { rcpt: '550-5.1.1 The mailbox\r\n550 5.1.1 is not here' }, 'address-dead'),
  says('5.1.1 with a long line', { rcpt: `550 5.1.1 ${LONG_LINE}` }, 'address-dead'),

  says('full', { rcpt: '552 5.2.2 mailbox full' }, 'refused'),
  says('too large at MAIL', { mail: '552 5.3.4 message too big' }, 'refused'),
  says('too large at the dot', { dot: '552 5.3.4 message too big' }, 'refused'),
  says('content refused', { dot: '554 5.6.0 content refused' }, 'refused'),
  says('go away', { rcpt: '550 go away' }, 'refused'),
  says('a group for its members', { rcpt: '550 5.7.133 not authenticated for group' }, 'refused'),
  says(
    'one reader’s own list (Postfix)',
    { rcpt: '554 5.7.1 <anna@shop.example.com>: Recipient address rejected: Access denied' },
    'refused',
  ),
  says(
    'one reader’s own list (Exchange)',
    { rcpt: '550 5.7.1 RESOLVER.RST.NotAuthorized; not authorized' },
    'refused',
  ),
  says('words of a user in the content', { dot: '550 user unknown in content' }, 'refused'),

  says('garbage as greeting', { greeting: 'HTTP/1.1 400 Bad Request' }, 'server-away'),
  says('garbage to EHLO', { ehlo: '\u0001\u0002?' }, 'server-away'),
  says('garbage to MAIL', { mail: 'okay then' }, 'retry'),
  says('garbage to RCPT', { rcpt: '\u00ff\u00fe' }, 'retry'),
  says('garbage to DATA', { data: 'NaN' }, 'retry'),
  says('garbage to the dot', { dot: 'thanks!' }, 'uncertain'),
  says('a number that is no code', { dot: '5500 5.1.1 what' }, 'uncertain'),
  says('354 to the dot', { dot: '354 go on' }, 'uncertain'),
  says('a yes said twice', { mail: '250 ok\r\n250 ok' }, 'retry'),
  says(
    'a yes said twice, and a late go-ahead',
    { mail: '250 ok\r\n250 ok', data: { bytes: '354 go ahead\r\n', afterMs: 150 } },
    'uncertain',
  ),
  says('250 to DATA', { data: '250 go ahead' }, 'accepted'),
  says('answers over many lines', { mail: '250-ok\r\n250-ok\r\n250 ok', rcpt: '250-a\r\n250 b' }, 'accepted'),

  says('half a greeting', { greeting: half('22') }, 'server-away'),
  says('half an EHLO answer', { ehlo: half('250-scripted\r\n250-PIPE') }, 'server-away'),
  says('half a yes to MAIL', { mail: half('25') }, 'retry'),
  says('half a no to RCPT', { rcpt: half('550 5.1.1 no su') }, 'retry'),
  says('half a go-ahead', { data: half('35') }, 'retry'),
  says('half a yes to the dot', { dot: half('25') }, 'uncertain'),
  says('half a no to the dot', { dot: half('550 5.1.1') }, 'uncertain'),

  says('a long line to MAIL', { mail: `250 ${LONG_LINE}` }, 'accepted'),
  says('a long line to the dot', { dot: `250 ${LONG_LINE}` }, 'accepted'),
  says('an endless line to MAIL', { mail: ENDLESS_LINE }, 'retry'),
  says('an endless line to the dot', { dot: ENDLESS_LINE }, 'uncertain'),

  says('slow greeting', { greeting: slowly('220 slow') }, 'accepted'),
  says('slow answers', { mail: slowly('250 2.1.0 ok'), rcpt: slowly('250 2.1.5 ok') }, 'accepted'),
  says('slow yes', { dot: slowly('250 2.0.0 queued') }, 'accepted'),
  says('slow no', { rcpt: slowly('550 5.1.1 no such user') }, 'address-dead'),
  says('late yes', { dot: { bytes: '250 2.0.0 queued\r\n', afterMs: 150 } }, 'accepted'),
  says('too late a yes', { dot: { bytes: '250 2.0.0 queued\r\n', afterMs: 800 } }, 'uncertain', {
    impatient: true,
  }),

  says('silence for a greeting', { greeting: silence }, 'server-away', { impatient: true }),
  says('silence to EHLO', { ehlo: silence }, 'server-away', { impatient: true }),
  says('silence to MAIL', { mail: silence }, 'retry', { impatient: true }),
  says('silence to RCPT', { rcpt: silence }, 'retry', { impatient: true }),
  says('silence to DATA', { data: silence }, 'retry', { impatient: true }),
  says('silence to the dot', { dot: silence }, 'uncertain', { impatient: true }),

  says('reset instead of a greeting', { greeting: torn }, 'server-away'),
  says('reset at EHLO', { ehlo: torn }, 'server-away'),
  says('reset at AUTH', { auth: torn }, 'server-away', { login: true }),
  says('reset at MAIL', { mail: torn }, 'retry'),
  says('reset at RCPT', { rcpt: torn }, 'retry'),
  says('reset at DATA', { data: torn }, 'retry'),
  says('reset in mid-text', { body: torn }, 'uncertain'),
  says('reset after the dot', { dot: torn }, 'uncertain'),
  says('hung up after the dot', { dot: 'drop' }, 'uncertain'),
  says('refused, and silent to RSET', { rcpt: '550 5.1.1 no such user', reset: silence }, 'address-dead', {
    impatient: true,
  }),
  says('refused, and gone at RSET', { rcpt: '550 5.1.1 no such user', reset: torn }, 'address-dead'),
];
