import { ANNA, type LabelledMail, plain, RETURNED, shape } from './labelled-mail.ts';

const qmail = (told: string) =>
  plain(
    'From: MAILER-DAEMON@qmail.example.net\nSubject: failure notice',
    `Hi. This is the qmail-send program at qmail.example.net.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<${ANNA}>:
${told}

--- Below this line is a copy of the message.

Return-Path: <bounce+token@supplier.example.com>
${RETURNED}

Hei Anna! unsubscribe
`,
  );

const oldExim = (told: string) =>
  plain(
    `From: Mail Delivery System <Mailer-Daemon@exim.example.net>\nX-Failed-Recipients: ${ANNA}\nSubject: Mail delivery failed: returning message to sender`,
    `This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  ${ANNA}
    ${told}

------ This is a copy of the message, including all the headers. ------

${RETURNED}
`,
  );

const eximWarning = (told: string) =>
  plain(
    'From: Mail Delivery System <Mailer-Daemon@exim.example.net>\nSubject: Warning: message 1abc-0005pQ delayed 24 hours\nAuto-Submitted: auto-replied',
    `This message was created automatically by mail delivery software.
A message that you sent has not yet been delivered to one or more of its
recipients after more than 24 hours on the queue on exim.example.net.

  ${ANNA}
    ${told}

No action is required on your part. Delivery attempts will continue for
some time, and this warning may be repeated at intervals.`,
  );

const oldSendmail = (told: string) =>
  plain(
    'From: Mail Delivery Subsystem <MAILER-DAEMON>\nSubject: Returned mail: User unknown',
    `The original message was received at Tue, 10 Nov 2026 10:00:01 +0200

   ----- The following addresses had permanent fatal errors -----
<${ANNA}>

   ----- Transcript of session follows -----
... while talking to shop.example.com.:
>>> RCPT To:<${ANNA}>
<<< ${told}

   ----- Original message follows -----

${RETURNED}
`,
  );

const oldExchange = (told: string) =>
  plain(
    'From: System Administrator <postmaster@shop.example.com>\nSubject: Undeliverable: Aika tilata?',
    `Your message

  To:      Anna Virtanen
  Subject: Aika tilata?
  Sent:    Tue, 10 Nov 2026 10:00:00 +0200

did not reach the following recipient(s):

${ANNA} on Tue, 10 Nov 2026 10:00:04 +0200
    ${told}
`,
  );

const notes = (told: string) =>
  plain(
    'From: postmaster@notes.example.fi\nSubject: DELIVERY FAILURE: User anna.virtanen (anna.virtanen@shop.example.com) not listed in Domino Directory'.replace(
      'User anna.virtanen (anna.virtanen@shop.example.com) not listed in Domino Directory',
      told,
    ),
    `Your message

  Subject: Aika tilata?

was not delivered to:

  ${ANNA}

because:

  ${told}`,
  );

const yahoo = (told: string) =>
  plain(
    'From: MAILER-DAEMON@yahoo.com\nSubject: Failure Notice',
    `Sorry, we were unable to deliver your message to the following address.

<${ANNA}>:
${told}

--- Below this line is a copy of the message.

${RETURNED}`,
  );

const hosted = (told: string) =>
  plain(
    'From: Mail Administrator <postmaster@hosting.example.fi>\nSubject: Mail System Error - Returned Mail',
    `This Message was undeliverable due to the following reason:

${told}

Please reply to <postmaster@hosting.example.fi> if you feel this message to be in error.`,
  );

const finnish = (told: string) =>
  plain(
    'From: Postinvälitys <postmaster@posti.example.fi>\nSubject: Viestiä ei voitu toimittaa: Aika tilata?',
    `Viestiä ei voitu toimittaa vastaanottajalle ${ANNA}.\n\n${told}\n`,
  );
const german = (told: string) =>
  plain(
    'From: Mail Delivery System <mailer-daemon@kunde.example.de>\nSubject: Unzustellbar: Aika tilata?',
    `Diese Nachricht wurde automatisch erzeugt.\nIhre Nachricht konnte nicht zugestellt werden:\n\n${ANNA}\n${told}\n`,
  );
const swedish = (told: string) =>
  plain(
    'From: Mail Delivery System <postmaster@butik.example.se>\nSubject: Meddelandet kunde inte levereras',
    `Ditt meddelande kunde inte levereras till ${ANNA}.\n\n${told}\n`,
  );

/** Bounces in a server's own words, without a report for machines. */
export const BOUNCES_IN_WORDS: readonly LabelledMail[] = [
  ...shape('qmail', '', qmail, [
    ['Sorry, no mailbox here by that name. (#5.1.1)', 'bounce:hard'],
    ['Sorry, I couldn’t find any host named shop.example.com. (#5.1.2)'.replace('’', "'"), 'bounce:hard'],
    ['User is over the quota. You can try again later. (#5.2.2)', 'bounce:full'],
    [
      '192.0.2.9 failed after I sent the message.\nRemote host said: 554 5.7.1 Message blocked, see http://www.spamhaus.org',
      'bounce:policy',
    ],
    [
      '192.0.2.9 does not like recipient.\nRemote host said: 550 5.1.1 unknown user\nGiving up on 192.0.2.9.',
      'bounce:hard',
    ],
    ['I’m not going to try again; this message has been in the queue too long. (#4.4.1)', 'bounce:soft'],
  ]),
  ...shape('Exim of before', '', oldExim, [
    ['Unrouteable address', 'bounce:hard'],
    [
      'SMTP error from remote mail server after RCPT TO:<anna@x>:\n    550 5.1.1 No such user here',
      'bounce:hard',
    ],
    ['mailbox is full: retry timeout exceeded', 'bounce:full'],
    [
      'SMTP error from remote mail server after end of data:\n    550 5.7.1 This message was classified as SPAM',
      'bounce:policy',
    ],
    [
      'SMTP error from remote mail server after MAIL FROM:<x>:\n    553 sorry, your domain is on our blacklist',
      'bounce:policy',
    ],
    ['retry timeout exceeded', 'bounce:soft'],
  ]),
  ...shape('Exim warning', '', eximWarning, [
    ['Delay reason: Connection timed out', 'bounce:delayed'],
    ['Delay reason: mailbox is full', 'bounce:delayed'],
  ]),
  ...shape('Sendmail of before', '', oldSendmail, [
    ['550 <anna.virtanen@shop.example.com>... User unknown', 'bounce:hard'],
    ['550 5.7.1 Mail refused by our policy', 'bounce:policy'],
    ['552 Quota exceeded', 'bounce:full'],
  ]),
  ...shape('Exchange of before', '', oldExchange, [
    [
      'The e-mail account does not exist at the organization this message was sent to.\n    <mail.shop.example.com #5.1.1>',
      'bounce:hard',
    ],
    [
      'The recipient name is not recognized\n    The MTS-ID of the original message is: c=fi;a= ;p=shop\n    <mail.shop.example.com #5.1.1 smtp;550 5.1.1 User unknown>',
      'bounce:hard',
    ],
    ['<mail.shop.example.com #5.2.2> The recipient’s mailbox is full', 'bounce:full'],
    [
      'You do not have permission to send to this recipient.\n    <mail.shop.example.com #5.7.1 smtp;550 5.7.1 rejected>',
      'bounce:policy',
    ],
  ]),
  ...shape('Notes', '', notes, [
    ['User anna.virtanen (anna.virtanen@shop.example.com) not listed in Domino Directory', 'bounce:hard'],
    [
      'User anna.virtanen (anna.virtanen@shop.example.com) not listed in public Name & Address Book',
      'bounce:hard',
    ],
    ['Mail file quota exceeded', 'bounce:full'],
    ['550 5.7.1 blocked by policy', 'bounce:policy'],
  ]),
  ...shape('Yahoo', '', yahoo, [
    ['554: delivery error: dd Not a valid recipient - mta1.mail.example, unknown user', 'bounce:hard'],
    ['552 1 Requested mail action aborted, mailbox not found, quota exceeded', 'bounce:full'],
    [
      '553 5.7.2 [TSS09] All messages from 192.0.2.7 will be permanently deferred; see our policy',
      'bounce:policy',
    ],
  ]),
  ...shape('hosting company', '', hosted, [
    [`550 5.1.1 <${ANNA}>: user unknown`, 'bounce:hard'],
    [
      'Your message was not delivered because the return address was refused.\n550 5.1.8 sender rejected',
      'bounce:policy',
    ],
  ]),
  ...shape('bounce in Finnish', '', finnish, [
    ['550 5.1.1 User unknown', 'bounce:hard'],
    ['Postilaatikko on täynnä. 552 5.2.2', 'bounce:full'],
    ['554 5.7.1 Viesti estetty: blocked using bl.spamcop.net', 'bounce:policy'],
  ]),
  ...shape('bounce in German', '', german, [
    ['550 5.1.1 user unknown', 'bounce:hard'],
    ['Das Postfach ist voll. 552 5.2.2', 'bounce:full'],
  ]),
  ...shape('bounce in Swedish', '', swedish, [
    ['550 5.1.1 no such user', 'bounce:hard'],
    ['552 5.2.2 brevlådan är full', 'bounce:full'],
  ]),
];
