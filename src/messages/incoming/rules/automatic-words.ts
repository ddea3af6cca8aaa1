import { headerOf, type IncomingFacts } from '../incoming-facts.ts';
import type { IncomingRule } from '../incoming-verdict.ts';
import { ownWords } from '../own-words.ts';

/** Subjects that mail programs put in front of what they answer by themselves. */
const AUTOMATIC_SUBJECT =
  /^\s*(automaattinen vastaus|automaattivastaus|poissaoloviesti|poissaoloilmoitus|poissa( toimistosta)?\s*:|autosvar|automatiskt? svar|frånvaromeddelande|frånvarande\s*:|automatic reply|auto(matic)?[- ]?(reply|response|answer)|auto\s*:|out of (the )?office|vacation (reply|response)|away from (my|the) (office|mail)|automatische antwort|abwesenheit(snotiz|sbenachrichtigung|sassistent)?|abwesend\s*:|außer haus|automaatvastus|automaatne vastus|kontorist väljas|puhkusel\s*:|réponse automatique|respuesta automática|risposta automatica|automatyczna odpowiedź)/i;
/** Said of being away. */
const AWAY =
  /\b(olen (lomalla|poissa|matkoilla|vuosilomalla|virkavapaalla|vanhempainvapaalla|äitiyslomalla)|lomalla .{0,20}\d|poissa toimistosta|jag är (på semester|borta|ledig|föräldraledig|på tjänsteresa|inte på kontoret)|på semester .{0,20}\d|i am (currently )?(out of|away|on (vacation|holiday|leave|parental))|i'm (currently )?(out of|away|on (vacation|holiday|leave))|out of (the )?office|ich bin (derzeit |zurzeit |momentan )?(bis .{0,30})?(nicht im (büro|hause)|im urlaub|abwesend|außer haus)|im urlaub|viibin puhkusel|olen puhkusel|olen kontorist (ära|eemal))/i;
/** Said of what to do meanwhile, or when somebody is back. */
const MEANWHILE =
  /(kiireellisissä|kiireisissä|palaan|palailen|sijaisena|sijaiseni|luen sähköpost|vastaan viest|akuta ärenden|brådskande|åter(kommer)?\b|tillbaka|svarar|urgent|in my absence|while i am away|will (be back|return|reply|respond)|limited access|dringende[nr]?|in dringenden|vertretung|zurück|weitergeleitet|pakilistel|kiireloomulis|tagasi|asendab|vastan)/i;
/** Said by desks that answer every mail with a number. */
const RECEIVED =
  /(olemme vastaanottaneet (viestisi|yhteydenottosi|sähköpostisi|tikettisi)|viestisi on vastaanotettu|tämä on automaattinen|vi har (mottagit|tagit emot) (ditt|er|ert)|detta är ett automatiskt|we have received your (message|e-?mail|request|enquiry|inquiry|ticket)|this is an automat(ic|ed)|your (request|ticket) .{0,30}(has been )?(received|created|registered)|dies ist eine automat|ihre (nachricht|anfrage) .{0,30}(erhalten|eingegangen)|see on automaat|oleme teie (kirja|pöördumise) kätte saanud)/i;

/**
 * A machine's answer that no header tells: by its subject, or by words that only such answers hold together. A person who
 * mentions a holiday quotes what it answers, asks, or says something else besides, and counts as a person.
 */
export const automaticWords: IncomingRule = {
  name: 'automatic-words',
  ask(facts) {
    if (AUTOMATIC_SUBJECT.test(facts.subject)) return { kind: 'automatic' };
    const words = ownWords(facts.text);
    if (RECEIVED.test(words) && !asks(words)) return { kind: 'automatic' };
    return soundsAway(facts, words) ? { kind: 'automatic' } : null;
  },
};

function soundsAway(facts: IncomingFacts, words: string): boolean {
  if (!AWAY.test(words) || asks(words)) return false;
  // Machines answer with nothing but their text; persons leave below it what they answer.
  if (words.length !== facts.text.trim().length) return false;
  return MEANWHILE.test(words) || /all|oof|autoreply/i.test(headerOf(facts, 'x-auto-response-suppress'));
}

function asks(words: string): boolean {
  return words.includes('?');
}
