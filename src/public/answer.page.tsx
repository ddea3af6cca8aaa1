import { type AnswerScale, HIGHEST_SCORE } from '../signals/answer.ts';
import { sayScore } from '../words/say-score.ts';
import { ChoiceGroup } from './choice-group.tsx';
import { Frame } from './frame.tsx';
import { Notice } from './notice.tsx';
import type { Reader } from './public-deps.ts';

export interface AnswerPageProps {
  reader: Reader;
  path: string;
  customerName: string;
  scale: AnswerScale;
  /** Chosen by the link, or given before. */
  score: number | null;
  comment: string | null;
  /** The moment it is shown: nobody reads it and presses at once. */
  shownAt: Date;
  /** The day of the answer that stands, spoken. */
  answeredOn: string | null;
  /** Pressed without a choice. */
  fault?: boolean;
}

/** The question with its answers, one of them chosen by the link that was pressed; the button alone sends it. */
export function AnswerPage(props: AnswerPageProps) {
  const { reader, path, scale, score, comment, shownAt, answeredOn, fault = false } = props;
  const say = (key: string, values = {}) => reader.speaker.say(`public:answer.${key}`, values);
  return (
    <Frame reader={reader} title={say('title')}>
      {fault ? (
        <Notice kind="fault" title={say('faultTitle')}>
          <p>{say('fault')}</p>
        </Notice>
      ) : null}
      <h1>{say(scale)}</h1>
      <p class="lead">{say('lead', { customer: props.customerName })}</p>
      {answeredOn === null ? null : <p role="status">{say('already', { date: answeredOn })}</p>}
      <form method="post" action={path} class={scale === 'numbers' ? 'scale' : undefined}>
        <input type="hidden" name="shown" value={String(shownAt.getTime())} />
        <ChoiceGroup
          name="score"
          legend={scale === 'numbers' ? reader.speaker.say('satisfaction:ends') : say('title')}
          chosen={score === null ? '' : String(score)}
          choices={choicesOf(scale, reader)}
        />
        <label class="note">
          <span>{say('comment')}</span>
          <textarea name="comment" rows={4} maxLength={2000}>
            {comment}
          </textarea>
        </label>
        <button type="submit">{say('send')}</button>
      </form>
    </Frame>
  );
}

/** Worst first, as in the mail; yes before no. */
function choicesOf(scale: AnswerScale, { speaker }: Reader): { value: string; label: string }[] {
  const scores = Array.from({ length: HIGHEST_SCORE[scale] + 1 }, (_, score) => score);
  if (scale === 'mended') scores.reverse();
  return scores.map((score) => ({ value: String(score), label: sayScore(scale, score, speaker) }));
}
