import { type LabelledMail, plain, shape } from './labelled-mail.ts';

const from = 'From: Anna Virtanen <anna.virtanen@shop.example.com>';
const answers = 'In-Reply-To: <11111111-1111-4111-8111-111111111111@supplier.example.com>';

/** Away messages with nothing in their headers but the subject that the program puts in front. */
const bySubject = (told: string) => {
  const [subject, words] = told.split('|') as [string, string];
  return plain(`${from}\n${answers}\nSubject: ${subject}`, words);
};

const rfc3834 = (told: string) =>
  plain(`${from}\n${answers}\nAuto-Submitted: auto-replied\nSubject: Re: Aika tilata?`, told);

const exchange = (told: string) => {
  const [subject, words] = told.split('|') as [string, string];
  return plain(
    `${from}\n${answers}\nX-Auto-Response-Suppress: All\nAuto-Submitted: auto-generated\nX-MS-Exchange-Inbox-Rules-Loop: anna\nSubject: ${subject}`,
    words,
  );
};

const gmail = (told: string) =>
  plain(
    `${from}\n${answers}\nPrecedence: bulk\nX-Autoreply: yes\nAuto-Submitted: auto-replied\nSubject: Re: Aika tilata?`,
    told,
  );

const vacation = (told: string) => plain(`${from}\nPrecedence: junk\nSubject: away from my mail`, told);

const sieve = (told: string) =>
  plain(`${from}\n${answers}\nAuto-Submitted: auto-replied (vacation)\nSubject: Auto: Aika tilata?`, told);

const notesAgent = (told: string) =>
  plain(
    `${from}\n${answers}\nX-Mailer: Lotus Domino Web Server\nAuto-Submitted: auto-generated\nSubject: Anna Virtanen/SHOP is out of the office`,
    told,
  );

/** No header and no subject: only the words, and that nothing is quoted. */
const bareWords = (told: string) => plain(`${from}\n${answers}\nSubject: Re: Aika tilata?`, told);

const desk = (told: string) =>
  plain(`From: Asiakaspalvelu <asiakaspalvelu@shop.example.com>\nSubject: [#48812] Re: Aika tilata?`, told);

const noReply = (told: string) => plain(`From: noreply@shop.example.com\nSubject: Re: Aika tilata?`, told);

const newsletter = (told: string) =>
  plain(
    `From: Uutiset <uutiset@toinen.example>\nList-Id: <uutiset.toinen.example>\nSubject: Viikon uutiset`,
    told,
  );

const nullSender = (told: string) => plain(`${from}\nSubject: Re: Aika tilata?`, told);

/** Answers that machines write. */
export const AUTOMATIC_ANSWERS: readonly LabelledMail[] = [
  ...shape('away, Finnish subject', 'anna@x.fi', bySubject, [
    [
      'Automaattinen vastaus: Aika tilata?|Olen lomalla 27.11. asti. Kiireellisissä asioissa soita 09 123 4567.',
      'automatic',
    ],
    ['Poissa: Aika tilata?|Palaan toimistolle maanantaina.', 'automatic'],
    ['Poissaoloviesti|Olen vuosilomalla viikot 28-31.', 'automatic'],
    ['Poissa toimistosta: Aika tilata?|Luen viestisi palattuani.', 'automatic'],
    ['Automaattivastaus: Aika tilata?|Kiitos viestistäsi! Vastaan viimeistään torstaina.', 'automatic'],
  ]),
  ...shape('away, Swedish subject', 'anna@x.se', bySubject, [
    [
      'Autosvar: Dags att beställa?|Jag är på semester till och med 3 augusti. Vid brådskande ärenden, ring växeln.',
      'automatic',
    ],
    ['Automatiskt svar: Dags att beställa?|Tillbaka på måndag.', 'automatic'],
    ['Frånvarande: Dags att beställa?|Jag är föräldraledig.', 'automatic'],
    ['Frånvaromeddelande|Kontakta Eva under tiden.', 'automatic'],
  ]),
  ...shape('away, English subject', 'anna@x.com', bySubject, [
    ['Automatic reply: Time to order?|I am out of the office until Monday.', 'automatic'],
    ['Out of Office: Time to order?|I will be back on 3 August.', 'automatic'],
    ['Auto-Reply: Time to order?|Thank you for your mail.', 'automatic'],
    ['AutoReply|I no longer work here. Please contact sales.', 'automatic'],
    ['Auto Response: Time to order?|We will answer within two days.', 'automatic'],
  ]),
  ...shape('away, German subject', 'anna@x.de', bySubject, [
    ['Automatische Antwort: Zeit zu bestellen?|Ich bin bis 3. August im Urlaub.', 'automatic'],
    [
      'Abwesenheitsnotiz: Zeit zu bestellen?|In dringenden Fällen wenden Sie sich an Frau Krause.',
      'automatic',
    ],
    ['Abwesend: Zeit zu bestellen?|Ihre Mail wird nicht weitergeleitet.', 'automatic'],
  ]),
  ...shape('away, Estonian subject', 'anna@x.ee', bySubject, [
    ['Automaatvastus: Aeg tellida?|Viibin puhkusel kuni 3. augustini.', 'automatic'],
    ['Automaatne vastus: Aeg tellida?|Olen tagasi esmaspäeval.', 'automatic'],
    ['Kontorist väljas: Aeg tellida?|Kiireloomulistes küsimustes helistage.', 'automatic'],
  ]),
  ...shape('RFC 3834', '', rfc3834, [
    ['Olen poissa perjantaihin.', 'automatic'],
    ['I am away until Friday.', 'automatic'],
    ['Please stop sending mails to this address, it is not read.', 'automatic'],
  ]),
  ...shape('Exchange away', '', exchange, [
    ['Automaattinen vastaus: Aika tilata?|Olen lomalla, palaan 3.8.', 'automatic'],
    ['Aika tilata?|Jag är ledig.', 'automatic'],
    ['Automatic reply: Aika tilata?|On leave. No thanks to sales calls.', 'automatic'],
  ]),
  ...shape('Gmail away', '', gmail, [
    ['Olen matkoilla enkä lue sähköpostia.', 'automatic'],
    ['On holiday with limited access to mail.', 'automatic'],
  ]),
  ...shape('vacation program', '', vacation, [
    ['I am on vacation. Your mail regarding "Aika tilata?" will be read when I return.', 'automatic'],
    ['Lomalla.', 'automatic'],
  ]),
  ...shape('Sieve vacation', '', sieve, [
    ['Olen virkavapaalla tammikuun loppuun.', 'automatic'],
    ['Tjänsteresa, svarar nästa vecka.', 'automatic'],
  ]),
  ...shape('Notes away', null, notesAgent, [
    ['I will be out of the office starting 10.11.2026 and will not return until 20.11.2026.', 'automatic'],
    ['Olen poissa 10.11.–20.11.2026. Vastaan palattuani.', 'automatic'],
  ]),
  ...shape('away in words alone', 'anna@x.fi', bareWords, [
    [
      'Hei,\n\nolen lomalla 6.7.–2.8. ja luen sähköpostia satunnaisesti. Kiireellisissä asioissa ota yhteyttä myyntiin.\n\nTerveisin Anna',
      'automatic',
    ],
    ['Hej!\n\nJag är på semester och åter 3 augusti. Vid akuta ärenden ring växeln.', 'automatic'],
    [
      'Hello,\n\nI am currently out of the office and will return on 3 August. For urgent matters please call the switchboard.',
      'automatic',
    ],
    [
      'Guten Tag,\n\nich bin bis 3. August im Urlaub. In dringenden Fällen hilft Ihnen Frau Krause.',
      'automatic',
    ],
    [
      'Tere!\n\nViibin puhkusel ja olen tagasi 3. augustil. Kiireloomulistes küsimustes asendab mind Jaan.',
      'automatic',
    ],
  ]),
  ...shape('service desk', 'asiakaspalvelu@shop.example.com', desk, [
    [
      'Kiitos viestistäsi! Olemme vastaanottaneet yhteydenottosi ja vastaamme kahden arkipäivän kuluessa.',
      'automatic',
    ],
    ['Vi har mottagit ditt ärende och återkommer så snart vi kan.', 'automatic'],
    ['This is an automated message. Your request has been received (#48812).', 'automatic'],
    ['See on automaatne vastus. Oleme teie kirja kätte saanud.', 'automatic'],
  ]),
  ...shape('no-reply', 'noreply@shop.example.com', noReply, [
    ['Tähän osoitteeseen ei voi vastata.', 'automatic'],
    ['This mailbox is not read.', 'automatic'],
  ]),
  ...shape('newsletter', 'bounce@toinen.example', newsletter, [['Tarjoukset tällä viikolla.', 'automatic']]),
  ...shape('null sender', '', nullSender, [['Kiitos, viesti on saapunut.', 'automatic']]),
];
