import { hasNullSender, headerOf, type IncomingFacts, isFromMailSystem } from '../incoming-facts.ts';
import type { IncomingRule } from '../incoming-verdict.ts';
import { judgeBounce } from '../judge-bounce.ts';

/** How servers begin to say, without RFC 3464, that a mail did not arrive, or not yet. */
const FAILED = [
  /this is the qmail-send program/i,
  /created automatically by (the )?(mail delivery|[\w ]{0,40}mail) (software|system)/i,
  /message that you sent could not be delivered/i,
  /the following addresses? (had|have) (permanent fatal errors|delivery problems)/i,
  /transcript of session follows/i,
  /delivery to the following recipients? (failed|has been delayed)/i,
  /did not reach (some or all of )?the (following|intended) recipient/i,
  /(could ?n[o']t|can ?not|could not|was not|were unable to|unable to) (be )?deliver(ed)?/i,
  /your message to .{1,200} (couldn't|could not|wasn't|was not) (be )?delivered/i,
  /delivery (failure|failed|has failed|status notification|error)/i,
  /undeliver(able|ed)|returned mail|returned to sender|non.?delivery/i,
  /address(es)? not found|message (blocked|rejected|not delivered)/i,
  /not listed in (domino|public)/i,
  /viestiä ei voitu toimittaa|kunde inte levereras|konnte nicht zugestellt|ei saanud kätte toimetada/i,
];
const DELAYED =
  /(has not (yet )?been delivered|still being (tried|retried)|will (keep|continue) (trying|to try)|delay(ed)?\b.{0,40}(deliver|mail)|warning: (message|could not)|you do not need to resend)/i;
const ENHANCED = /(?:^|[\s(#<])([45]\.\d{1,3}\.\d{1,3})\b/;
/** Bounded in every part: a server's mail may hold a hundred thousand letters without a blank. */
const ADDRESS = /<?([a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8})>?/i;
/** Lines in which the other server's own words are repeated. */
const ANSWER_LINE =
  /\b(?:[45]\d\d[ -]|[45]\.\d\.\d{1,3}\b)|user unknown|not listed|quota|no such user|unknown user|unrouteable|mailbox (is )?full/i;
const LONGEST_ANSWER = 500;
/** Lines that belong to the returned mail, not to what the server says. */
const COPY_BELOW =
  /^-{2,}.{0,20}(below this line|original message|copy of|message header|returned message|this is a copy)/im;

/** A bounce in a server's own words, without a report for machines. */
export const bounceWords: IncomingRule = {
  name: 'bounce-words',
  ask(facts) {
    const failedHeader = headerOf(facts, 'x-failed-recipients');
    if (!isFromMailSystem(facts) && failedHeader === '' && !isUnsentReport(facts)) return null;
    const said = facts.text.split(COPY_BELOW)[0] ?? '';
    const whole = `${facts.subject}\n${said}`;
    const isFailure = failedHeader !== '' || FAILED.some((words) => words.test(whole));
    if (!isFailure && !DELAYED.test(whole)) return null;
    const answer = answerIn(said) || facts.subject;
    const status = ENHANCED.exec(answer)?.[1] ?? ENHANCED.exec(said)?.[1] ?? null;
    const action = DELAYED.test(whole) ? 'delayed' : 'failed';
    const recipient = failedHeader.split(',')[0]?.trim() || ADDRESS.exec(said)?.[1] || null;
    return { kind: 'bounce', severity: judgeBounce({ action, status, answer }), recipient, status, answer };
  },
};

/** Some write it under any name, but with the null sender and a subject that leaves no doubt. */
function isUnsentReport(facts: IncomingFacts): boolean {
  return (
    hasNullSender(facts) &&
    /undeliver|delivery (status|failure|failed|problem)|failure notice|returned mail|mail delivery|ei voitu toimittaa|unzustellbar|kunde inte levereras/i.test(
      facts.subject,
    )
  );
}

function answerIn(said: string): string {
  const lines = said.split('\n').map((line) => line.trim());
  const at = lines.findIndex((line) => ANSWER_LINE.test(line));
  // The words may go on in the next line, and begin in the one before.
  return at < 0
    ? ''
    : lines
        .slice(at, at + 3)
        .join(' ')
        .slice(0, LONGEST_ANSWER);
}
