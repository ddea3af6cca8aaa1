import { ANNA, type LabelledMail, RETURN, RETURNED, report, shape } from './labelled-mail.ts';

const exchangeOnline = (told: string) =>
  report(
    {
      from: 'Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@shop.example.com>',
      subject: 'Undeliverable: Aika tilata?',
      words: 'Your message to %s couldn’t be delivered.\n\nMessages can be blocked as spam; see our policy.',
      mta: 'AM0PR01MB1234.eurprd01.prod.exchangelabs.com',
    },
    told,
  );

const gmail = (told: string) =>
  report(
    {
      from: 'Mail Delivery Subsystem <mailer-daemon@googlemail.com>',
      subject: 'Delivery Status Notification (Failure)',
      words:
        '** Address not found **\n\nYour message wasn’t delivered to %s.\n\nLEARN MORE: https://support.google.com/mail/',
      mta: 'googlemail.com',
    },
    told,
  );

const sendmail = (told: string) =>
  report(
    {
      from: 'Mail Delivery Subsystem <MAILER-DAEMON@relay.example.net>',
      subject: 'Returned mail: see transcript for details',
      words:
        'The original message was received at Tue, 10 Nov 2026 10:00:01 +0200\nfrom mail.supplier.example.com [192.0.2.7]\n\n   ----- The following addresses had permanent fatal errors -----\n%s\n\n   ----- Transcript of session follows -----',
      mta: 'relay.example.net',
    },
    told,
  );

const zimbra = (told: string) =>
  report(
    {
      from: 'MAILER-DAEMON@zimbra.example.fi (Mail Delivery System)',
      subject: 'Undelivered Mail Returned to Sender',
      words: 'This is the mail system at host zimbra.example.fi.\n\n%s (in reply to RCPT TO command)',
      mta: 'zimbra.example.fi',
    },
    told,
  );

const ses = (told: string) =>
  report(
    {
      from: 'MAILER-DAEMON@eu-west-1.amazonses.com',
      subject: 'Delivery Status Notification (Failure)',
      words: 'An error occurred while trying to deliver the mail to the following recipients:\n%s',
      mta: 'a1-2.smtp-out.eu-west-1.amazonses.com',
    },
    told,
  );

/** A report whose other part is only the headers, as Domino and some gateways write it. */
const dominoReport = (told: string) => {
  const [status, answer] = told.split('|');
  return `From: postmaster@notes.example.fi
To: ${RETURN}
Subject: DELIVERY FAILURE: ${answer}
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="==IFJRGLKFGIR1"

--==IFJRGLKFGIR1
Content-Type: text/plain; charset=UTF-8

Your message

  Subject: Aika tilata?

was not delivered to:

  ${ANNA}

because:

  ${answer}

--==IFJRGLKFGIR1
Content-Type: message/delivery-status

Reporting-MTA: dns;notes.example.fi

Final-Recipient: rfc822;${ANNA}
Action: failed
Status: ${status}
Diagnostic-Code: X-Notes; ${answer}

--==IFJRGLKFGIR1
Content-Type: text/rfc822-headers

${RETURNED}
--==IFJRGLKFGIR1--
`;
};

/** Reports as RFC 3464 has them, from many servers. */
export const BOUNCES_WITH_REPORT: readonly LabelledMail[] = [
  ...shape('Exchange Online report', '', exchangeOnline, [
    [
      '5.1.10|550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient anna.virtanen@shop.example.com not found by SMTP address lookup',
      'bounce:hard',
    ],
    ['5.1.1|550 5.1.1 RESOLVER.ADR.ExRecipNotFound; not found', 'bounce:hard'],
    ['5.2.2|554 5.2.2 mailbox full; STOREDRV.Deliver.Exception:QuotaExceededException', 'bounce:full'],
    [
      '5.7.1|550 5.7.1 Unfortunately, messages from [192.0.2.7] weren’t sent. Please contact your Internet service provider since part of their network is on our block list (S3140)',
      'bounce:policy',
    ],
    [
      '5.7.129|550 5.7.129 RESOLVER.RST.RestrictedToRecipientsPermission; not authorized to send to the recipient',
      'bounce:policy',
    ],
    [
      '5.7.515|550 5.7.515 Access denied, sending domain supplier.example.com does not meet the required authentication level',
      'bounce:policy',
    ],
    [
      '5.4.1|550 5.4.1 Recipient address rejected: Access denied. [AM0EUR02FT021.eop-EUR02.prod.protection.outlook.com]',
      'bounce:policy',
    ],
    ['5.4.14|554 5.4.14 Hop count exceeded - possible mail loop ATTR34', 'bounce:soft'],
    ['5.3.4|552 5.3.4 Message size exceeds fixed maximum message size', 'bounce:policy'],
  ]),
  ...shape('Gmail report', '', gmail, [
    [
      '5.1.1|550-5.1.1 The email account that you tried to reach does not exist. Please try double-checking the recipient’s email address for typos or unnecessary spaces. For more information, go to https://support.google.com/mail/?p=NoSuchUser',
      'bounce:hard',
    ],
    [
      '5.2.1|550-5.2.1 The email account that you tried to reach is inactive. https://support.google.com/mail/?p=DisabledUser',
      'bounce:hard',
    ],
    [
      '5.2.1|550-5.2.1 The user you are trying to contact is receiving mail at a rate that prevents additional messages from being delivered.',
      'bounce:policy',
    ],
    ['5.2.2|552-5.2.2 The recipient’s inbox is out of storage space and inactive.', 'bounce:full'],
    [
      '5.7.26|550-5.7.26 This mail has been blocked because the sender is unauthenticated. Gmail requires all senders to authenticate with either SPF or DKIM.',
      'bounce:policy',
    ],
    [
      '5.7.1|550-5.7.1 Our system has detected that this message is likely unsolicited mail.',
      'bounce:policy',
    ],
    [
      '4.7.28|421-4.7.28 Our system has detected an unusual rate of unsolicited mail originating from your IP address.',
      'bounce:policy',
    ],
  ]),
  ...shape('Sendmail report', '', sendmail, [
    ['5.1.1|550 5.1.1 <anna.virtanen@shop.example.com>... User unknown', 'bounce:hard'],
    [
      '5.1.2|550 5.1.2 <anna.virtanen@shop.example.com>... Host unknown (Name server: shop.example.com.: host not found)',
      'bounce:hard',
    ],
    ['5.0.0|553 5.3.0 <anna.virtanen@shop.example.com>... No such user here', 'bounce:hard'],
    ['5.0.0|550 5.0.0 Access denied', 'bounce:policy'],
    ['5.2.2|552 5.2.2 <anna.virtanen@shop.example.com>... Over quota', 'bounce:full'],
    ['5.7.1|550 5.7.1 <anna.virtanen@shop.example.com>... Relaying denied', 'bounce:policy'],
    ['4.4.7|Message could not be delivered for 5 days', 'bounce:soft'],
  ]),
  ...shape('Zimbra report', '', zimbra, [
    [
      '5.1.1|550 5.1.1 <anna.virtanen@shop.example.com>: Recipient address rejected: shop.example.com',
      'bounce:hard',
    ],
    [
      '5.4.4|Host or domain name not found. Name service error for name=shop.example.com type=AAAA: Host not found',
      'bounce:hard',
    ],
    [
      '5.7.1|554 5.7.1 <mail.supplier.example.com[192.0.2.7]>: Client host rejected: Access denied',
      'bounce:policy',
    ],
    [
      '5.1.0|550 5.1.0 <bounce+token@supplier.example.com>: Sender address rejected: Domain not found',
      'bounce:policy',
    ],
    ['5.0.0|554 Denied [CS] [554 5.7.1 blocked by reputation]', 'bounce:policy'],
  ]),
  ...shape('Amazon SES report', '', ses, [
    ['5.1.1|550 5.1.1 user unknown', 'bounce:hard'],
    [
      '5.0.0|554 delivery error: dd This user doesn’t have a yahoo.com account (anna@yahoo.com) [0] - mta1234.mail.bf1.yahoo.com'.replace(
        '’',
        "'",
      ),
      'bounce:hard',
    ],
    [
      '5.0.0|554 5.7.9 Message not accepted for policy reasons. See https://postmaster.yahooinc.com/error-codes',
      'bounce:policy',
    ],
    ['5.4.7|554 5.4.7 Message expired: unable to deliver in 840 minutes.<451 4.0.0 Unknown>', 'bounce:soft'],
  ]),
  ...shape('Notes report', '', dominoReport, [
    [
      '5.1.1|User anna.virtanen (anna.virtanen@shop.example.com) not listed in Domino Directory',
      'bounce:hard',
    ],
    [
      '5.0.0|User anna.virtanen (anna.virtanen@shop.example.com) not listed in Domino Directory',
      'bounce:hard',
    ],
    ['5.2.2|Mail file is over its quota', 'bounce:full'],
    ['5.7.1|554 5.7.1 rejected due to our policy', 'bounce:policy'],
  ]),
];
