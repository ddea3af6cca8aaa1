/** Lines after which the quoted mail begins, as mail programs write them in our languages. */
const QUOTE_BEGINS =
  /^\s*(-{2,}\s*(original message|alkuperäinen viesti|välitetty viesti|ursprungligt meddelande|vidarebefordrat meddelande|ursprüngliche nachricht|originaalkiri|forwarded message)|begin forwarded message|_{10,}\s*$)/i;
/** "On Monday Liisa wrote:", on one line or broken into two. */
const ATTRIBUTION =
  /(^|\n)[^\n]{0,200}(\n[^\n]{0,200})?\b(wrote|kirjoitti( seuraavasti)?|skrev( följande)?|schrieb|kirjutas|a écrit)\b[^\n:]{0,120}:[ \t]*(?=\n|$)/i;
/** Outlook's block of headers over what it quotes: two such lines one after the other. */
const HEADER_LINE =
  /^[\s*]*(from|sent|to|subject|lähettäjä|lähetetty|päiväys|vastaanottaja|aihe|från|skickat|datum|till|ämne|von|gesendet|an|betreff|saatja|saadetud|saaja|teema)\s*:\**\s*\S/i;
const SIGNATURE = /^-- ?$/;
const FROM_A_PHONE =
  /^\s*(lähetetty (i?phonesta|ipadista|puhelimesta|sähköpostista|outlookista|yahoo)|sent from (my|mail|outlook|yahoo)|skickat från (min|e-post|outlook)|hämta outlook|hanki outlook|get outlook|von meinem .{1,30} gesendet|saadetud minu)/i;

/** What a person wrote itself: without what it quotes, its signature, and its telephone's advertisement. */
export function ownWords(text: string): string {
  const unquoted = text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .filter((line) => !/^\s*>/.test(line));
  const end = unquoted.findIndex((line, at) => endsHere(line, unquoted[at + 1] ?? ''));
  const own = (end < 0 ? unquoted : unquoted.slice(0, end)).filter((line) => !FROM_A_PHONE.test(line));
  return withoutAttribution(own.join('\n')).trim();
}

function endsHere(line: string, next: string): boolean {
  return (
    QUOTE_BEGINS.test(line) || SIGNATURE.test(line) || (HEADER_LINE.test(line) && HEADER_LINE.test(next))
  );
}

/** Who answers below the quotation has its own words after this line; they stay. */
function withoutAttribution(text: string): string {
  return text.replace(ATTRIBUTION, '\n');
}
