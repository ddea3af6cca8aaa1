import { ANNA, type LabelledMail, plain, RETURNED, shape } from './labelled-mail.ts';

const from = `From: Anna Virtanen <${ANNA}>`;
const answers = 'In-Reply-To: <11111111-1111-4111-8111-111111111111@supplier.example.com>';

const gmail = (told: string) =>
  plain(
    `${from}\n${answers}\nSubject: Re: Aika tilata?`,
    `${told}\n\nti 10. marrask. 2026 klo 10.00 Liisa, Pohjan Tukku <care@supplier.example.com> kirjoitti:\n\n> Hei Anna,\n> unsubscribe\n`,
  );
const outlook = (told: string) =>
  plain(
    `${from}\n${answers}\nX-MS-Has-Attach:\nSubject: VS: Aika tilata?`,
    `${told}\n\n________________________________\nLähettäjä: Liisa, Pohjan Tukku <care@supplier.example.com>\nLähetetty: tiistai 10. marraskuuta 2026 10.00\nVastaanottaja: Anna Virtanen\nAihe: Aika tilata?\n\nHei Anna, lopeta viestit tästä`,
  );
const outlookSwedish = (told: string) =>
  plain(
    `${from}\n${answers}\nSubject: SV: Dags att beställa?`,
    `${told}\n\nFrån: Liisa <care@supplier.example.com>\nSkickat: den 10 november 2026 10:00\nTill: Anna\nÄmne: Dags att beställa?\n\nHej Anna`,
  );
const phone = (told: string) =>
  plain(
    `${from}\n${answers}\nSubject: Re: Aika tilata?`,
    `${told}\n\nLähetetty iPhonesta\n\n> Liisa kirjoitti 10.11.2026:\n> Hei`,
  );
const htmlOnly = (told: string) =>
  `${from}\n${answers}\nSubject: Re: Aika tilata?\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n<html><body><div>${told}</div><blockquote>Hei Anna</blockquote></body></html>\n`;
const fresh = (told: string) => plain(`${from}\nSubject: Kysymys`, told);
const notes = (told: string) =>
  plain(
    `${from}\n${answers}\nX-Mailer: Lotus Notes Release 9.0\nSubject: Vs: Aika tilata?`,
    `${told}\n\nLiisa ---10.11.2026 10:00:12---Hei Anna`,
  );
const noisyGateway = (told: string) =>
  plain(
    `${from}\n${answers}\nX-Auto-Response-Suppress: DR, OOF, AutoReply\nAuto-Submitted: no\nX-Spam-Status: No\nSubject: Re: Aika tilata?`,
    `${told}\n\n> Hei Anna`,
  );

const arf = (told: string) => `From: FBL <feedback@provider.example>
To: abuse@supplier.example.com
Subject: FW: Aika tilata?
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary="B"

--B
Content-Type: text/plain; charset=US-ASCII

This is an email abuse report for an email message received from IP 192.0.2.7.

--B
Content-Type: message/feedback-report

Feedback-Type: ${told}
User-Agent: Yahoo!-Mail-Feedback/2.0
Version: 1
Original-Mail-From: <bounce+token@supplier.example.com>

--B
Content-Type: message/rfc822

${RETURNED}

Hei
--B--
`;
const outlookCom = () => `From: <staff@hotmail.com>
To: abuse@supplier.example.com
Subject: complaint about message from 192.0.2.7
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="B"

--B
Content-Type: message/rfc822

X-HmXmrOriginalRecipient: ${ANNA}
${RETURNED}

Hei
--B--
`;
const mdn = (told: string) => `${from}
To: care@supplier.example.com
Subject: ${told}
MIME-Version: 1.0
Content-Type: multipart/report; report-type=disposition-notification; boundary="B"

--B
Content-Type: text/plain; charset=utf-8

Viestisi luettiin.
--B
Content-Type: message/disposition-notification

Final-Recipient: rfc822;${ANNA}
Original-Message-ID: <11111111-1111-4111-8111-111111111111@supplier.example.com>
Disposition: manual-action/MDN-sent-manually; displayed

--B--
`;
const button = (told: string) => plain(`${from}\nSubject: ${told}`, '');

/** What people write, what their mail programs send for them, and what mailbox providers report. */
export const PEOPLE_AND_REPORTS: readonly LabelledMail[] = [
  ...shape('person, Gmail', ANNA, gmail, [
    ['Kiitos muistutuksesta, tilataan perjantaina.', 'reply'],
    ['ei kiitos', 'reply'],
    ['Olen lomalla ensi viikon, voitteko toimittaa vasta sen jälkeen?', 'reply'],
    ['Olin poissa toimistosta, siksi vasta nyt: 12 purkkia kiitos.', 'reply'],
    ['Sain teiltä virheilmoituksen: Mail delivery failed. Tuliko tilaus perille?', 'reply'],
  ]),
  ...shape('person, Outlook', ANNA, outlook, [
    ['Palaan asiaan maanantaina, olen matkoilla. Tarjous kiinnostaa.', 'reply'],
    ['Tilataan sama kuin viimeksi.\n\nTerveisin\nAnna', 'reply'],
    ['Emme ole vastaanottaneet viestiänne tilauksesta, lähetättekö uudestaan?', 'reply'],
    ['Vastaan tähän myöhemmin, palaan kun olen tarkistanut varaston.', 'reply'],
  ]),
  ...shape('person, Outlook in Swedish', ANNA, outlookSwedish, [
    ['Jag är på semester men kollegan beställer på måndag, går det bra?', 'reply'],
    ['Skicka 24 burkar.', 'reply'],
    ['nej tack', 'reply'],
  ]),
  ...shape('person, telephone', ANNA, phone, [
    ['Ok kiitos', 'reply'],
    ['Soita huomenna', 'reply'],
    ['Poistakaa listalta', 'reply'],
  ]),
  ...shape('person, HTML alone', ANNA, htmlOnly, [
    ['Tilaan 24 purkkia.', 'reply'],
    ['Purkit tulivat rikki!', 'reply'],
  ]),
  ...shape('person, mail of its own', ANNA, fresh, [
    ['Mitä 100 purkkia maksaa?', 'reply'],
    ['Olemme suljettu kesän ajan, palaamme elokuussa. Voiko tilauksen siirtää?', 'reply'],
    ['Our office is being moved; please deliver to the back door from Monday.', 'reply'],
    ['Lopetamme toiminnan vuoden lopussa.', 'reply'],
  ]),
  ...shape('person, Notes', ANNA, notes, [
    ['Sama kuin viimeksi.', 'reply'],
    ['Out of jars! Send 24.', 'reply'],
  ]),
  ...shape('person behind a gateway', ANNA, noisyGateway, [
    ['Olen lomalla perjantaihin, mutta tilataan 24.', 'reply'],
    ['Thanks, order as usual.', 'reply'],
  ]),
  ...shape('spam report', 'feedback@provider.example', arf, [
    ['abuse', 'spam-report'],
    ['fraud', 'spam-report'],
    ['other', 'spam-report'],
    ['opt-out', 'spam-report'],
    ['not-spam', 'receipt'],
    ['auth-failure', 'receipt'],
  ]),
  ...shape('spam report, Outlook.com', 'staff@hotmail.com', outlookCom, [['', 'spam-report']]),
  ...shape('read receipt', ANNA, mdn, [
    ['Luettu: Aika tilata?', 'receipt'],
    ['Läst: Dags att beställa?', 'receipt'],
    ['Read: Time to order?', 'receipt'],
  ]),
  ...shape('unsubscribe button', ANNA, button, [
    ['unsubscribe 11111111-1111-4111-8111-111111111111', 'unsubscribe'],
    ['unsubscribe', 'unsubscribe'],
    ['Unsubscribe', 'unsubscribe'],
  ]),
];
