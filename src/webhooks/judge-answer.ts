import type { OutgoingAnswer, OutgoingFault } from '../platform/outgoing/outgoing.ts';
import type { Result } from '../shared/result.ts';

/** What an answer means for one delivery. `said` is an HTTP status or a word of OutgoingFault. */
export type Judgement =
  | { kind: 'taken'; said: string }
  /** The endpoint wants nothing any more. */
  | { kind: 'gone'; said: string }
  | { kind: 'failed'; said: string; retryAfter: string | null; nobodyThere: boolean };

/** Only 2xx is a yes; a redirect is none. `nobodyThere` says that another event would fare no better at the moment. */
export function judgeAnswer(answer: Result<OutgoingAnswer, OutgoingFault>): Judgement {
  if (!answer.ok) return { kind: 'failed', said: answer.problem, retryAfter: null, nobodyThere: true };
  const { status, retryAfter } = answer.value;
  const said = String(status);
  if (status >= 200 && status < 300) return { kind: 'taken', said };
  if (status === 410) return { kind: 'gone', said };
  return { kind: 'failed', said, retryAfter, nobodyThere: status === 429 || status === 503 };
}
