import { DEFAULT_SATISFACTION_CARE, scaleAsked } from '../../decisions/satisfaction/satisfaction-care.ts';
import { HIGHEST_SCORE } from '../../signals/answer.ts';
import { sayScore } from '../../words/say-score.ts';
import type { Speaker } from '../../words/speaker.ts';
import type { Letter } from '../letter.ts';
import type { MailLinks } from '../message-links.ts';

/** The answers of a mail that asks, worst first, each with the link that chooses it; nothing for other mails. */
export function composeAnswers(
  speaker: Speaker,
  { kind, scale: stored }: Pick<Letter, 'kind' | 'scale'>,
  links: MailLinks,
): { answers: { label: string; links: { answer: string } }[]; ends: string } | Record<never, never> {
  const scale = stored ?? scaleAsked(kind, DEFAULT_SATISFACTION_CARE);
  if (scale === null) return {};
  const scores = Array.from({ length: HIGHEST_SCORE[scale] + 1 }, (_, score) => score);
  // Yes comes before no.
  const ordered = scale === 'mended' ? scores.reverse() : scores;
  return {
    answers: ordered.map((score) => ({
      label: sayScore(scale, score, speaker),
      links: { answer: `${links.answer}?score=${score}` },
    })),
    ends: scale === 'numbers' ? speaker.say('satisfaction:ends') : '',
  };
}
