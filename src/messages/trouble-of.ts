import type { SmtpTrouble } from '../platform/outgoing-mail.ts';

/**
 * What a failed attempt saw on the line. An error that says nothing of the line is a fault in the program, after which
 * nobody knows how far the mail came: it counts as having left.
 */
export function troubleOf(error: unknown): SmtpTrouble {
  if (error instanceof Error && 'trouble' in error) return error.trouble as SmtpTrouble;
  const answer = error instanceof Error ? error.message : String(error);
  return { step: 'body', code: null, enhanced: null, answer, bodyStarted: true };
}
