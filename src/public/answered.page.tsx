import { type AnswerScale, bandOf } from '../signals/answer.ts';
import { sayMark } from '../words/say-mark.ts';
import { Frame } from './frame.tsx';
import type { Reader } from './public-deps.ts';

interface AnsweredPageProps {
  reader: Reader;
  path: string;
  scale: AnswerScale;
  score: number;
  comment: string | null;
  /** It looks like a machine's: a second press settles that. */
  doubtful: boolean;
  shownAt: Date;
}

/** Thanks, and what follows from the answer. */
export function AnsweredPage(props: AnsweredPageProps) {
  const { reader, path, scale, score, comment, doubtful } = props;
  const say = (key: string, values = {}) => reader.speaker.say(`public:answer.${key}`, values);
  const title = say('doneTitle');
  return (
    <Frame reader={reader} title={title}>
      <h1>{title}</h1>
      <p class="lead" role="status">
        {say('yours', { score: sayMark(scale, score, reader.speaker) })}
      </p>
      {comment === null ? null : (
        <p>
          <q>{comment}</q>
        </p>
      )}
      {doubtful ? <OnceMore {...props} say={say} /> : <p>{say(followUp(scale, score))}</p>}
      <p class="aside">
        <a href={path}>{say('change')}</a>
      </p>
    </Frame>
  );
}

function followUp(scale: AnswerScale, score: number): string {
  const band = bandOf(scale, score);
  return scale === 'mended' ? `mended-${band}` : band;
}

/** The same answer as a form, so that one more press confirms it. */
function OnceMore({ path, score, comment, shownAt, say }: AnsweredPageProps & { say(key: string): string }) {
  return (
    <form method="post" action={path}>
      <p>{say('again')}</p>
      <input type="hidden" name="shown" value={String(shownAt.getTime())} />
      <input type="hidden" name="score" value={String(score)} />
      <input type="hidden" name="comment" value={comment ?? ''} />
      <button type="submit">{say('send')}</button>
    </form>
  );
}
