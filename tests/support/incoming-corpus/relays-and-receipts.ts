import { type LabelledMail, report, shape } from './labelled-mail.ts';

/** The first relay gives up: its status is 4.x, and its action `delayed` or, at the end, `failed`. */
const waiting = (action: string) => (told: string) =>
  report(
    {
      from: 'Mail Delivery System <MAILER-DAEMON@mx.example.net>',
      subject:
        action === 'delayed' ? 'Delayed Mail (still being retried)' : 'Undelivered Mail Returned to Sender',
      words: '%s',
      mta: 'mx.example.net',
      action,
    },
    told,
  );

const receipt = (told: string) =>
  report(
    {
      from: 'postmaster@shop.example.com',
      subject: 'Delivered: Aika tilata?',
      words: '%s',
      mta: 'shop.example.com',
      action: told,
    },
    '2.0.0|250 OK',
  );

/** What a relay says on the way, and at the end of it. */
export const RELAYS_AND_RECEIPTS: readonly LabelledMail[] = [
  ...shape('a first relay that goes on trying', '', waiting('delayed'), [
    ['4.4.1|connect to shop.example.com[192.0.2.9]:25: Connection timed out', 'bounce:delayed'],
    ['4.2.2|452 4.2.2 Mailbox full', 'bounce:delayed'],
    ['4.7.1|450 4.7.1 Greylisted, please try again in 300 seconds', 'bounce:delayed'],
  ]),
  ...shape('a first relay that gives up', '', waiting('failed'), [
    ['4.4.1|connect to shop.example.com[192.0.2.9]:25: Connection timed out', 'bounce:soft'],
    ['4.2.2|452 4.2.2 Mailbox full', 'bounce:full'],
    ['4.3.2|421 4.3.2 Service shutting down', 'bounce:soft'],
    ['4.7.1|451 4.7.1 Greylisted', 'bounce:policy'],
  ]),
  ...shape('delivery receipt', '', receipt, [
    ['delivered', 'receipt'],
    ['relayed', 'receipt'],
    ['expanded', 'receipt'],
  ]),
];
