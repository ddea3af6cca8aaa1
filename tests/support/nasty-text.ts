const LINE_ENDS = [
  '\r\n',
  '\r',
  '\n',
  '\n\n',
  '\r\n\r\n',
  '\0',
  '\u0085',
  '\u2028',
  '\u2029',
  '\v',
  '\f',
  '\r\n ',
  '\r\n\t',
];
const ATTACKS = [
  'Bcc: evil@example.org',
  'To: evil@example.org',
  'Content-Type: text/html',
  'Subject: other',
  'RCPT TO:<evil@example.org>',
  'DATA',
  '.',
  '<evil@example.org>',
  '"a" <evil@example.org>',
  ', evil@example.org',
  '; evil@example.org',
  'group: evil@example.org;',
  '=?utf-8?B?DQpCY2M6IGV2aWxAZXhhbXBsZS5vcmc=?=',
  '=?utf-8?Q?=0D=0ABcc:=20evil=40example.org?=',
  '=?utf-8?Q?a?= <evil@example.org>',
  '(comment)',
  '\\"',
  '"',
  "'",
  '<',
  '>',
  ',',
  '%0d%0aBcc: evil@example.org',
  '{{contact.email}}',
  '--_NmP-',
  '\u{1F600}',
  '\ud800',
  '\u202e',
  '北京',
  'Päivi',
];

/** Text as nobody is called: pieces of attacks on mail headers, line ends of every kind, very long now and then. */
export function nastyText(random: () => number): string {
  const oneOf = (from: readonly string[]) => from[Math.floor(random() * from.length)] ?? '';
  let text = random() < 0.5 ? 'Aino' : '';
  for (let pieces = 1 + Math.floor(random() * 5); pieces > 0; pieces--)
    text += oneOf(random() < 0.4 ? LINE_ENDS : ATTACKS);
  if (random() < 0.05) text = text.repeat(1 + Math.floor(random() * 200));
  return text;
}

/** An address that somebody who wants another receiver, or another command, would have imported. */
export function nastyAddress(random: () => number): string {
  const place = Math.floor(random() * ('aino@example.com'.length + 1));
  return `${'aino@example.com'.slice(0, place)}${nastyText(random)}${'aino@example.com'.slice(place)}`;
}
