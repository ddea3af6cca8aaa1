import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { localMoment } from '../customers/local-moment.ts';
import { type Answer, findLastAnswer, readScale } from '../messages/answers/answer-store.ts';
import { takeAnswer } from '../nurture/satisfaction/take-answer.ts';
import { addressesOf } from './addresses-of.ts';
import { AnswerPage } from './answer.page.tsx';
import { AnsweredPage } from './answered.page.tsx';
import { NothingAskedPage } from './nothing-asked.page.tsx';
import { type Letter, openLetter } from './open-letter.ts';
import type { PageDeps } from './public-deps.ts';
import { readAnswer, readScore } from './read-answer.ts';
import { sendPage } from './send-page.ts';
import type { TokenRequest } from './token-of.ts';

/** A question: GET shows it with the link's answer chosen and keeps nothing; the button on the page answers. */
export function registerAnswer(app: FastifyInstance, deps: PageDeps): void {
  const show = async (request: TokenRequest, reply: FastifyReply) => {
    const letter = await openLetter(deps, 'answer', request, reply);
    return letter ? showQuestion(deps, letter, request, reply) : reply;
  };
  for (const url of addressesOf('answer')) app.get(url, show);

  app.post('/answer/:token', async (request: TokenRequest, reply) => {
    const letter = await openLetter(deps, 'answer', request, reply);
    if (!letter) return reply;
    const { linked, reader, path } = letter;
    const scale = await readScale(deps.db, linked.messageId);
    if (scale === null) return sendPage(reply, NothingAskedPage({ reader }));
    const { score, comment, shownAt } = readAnswer(request.body, scale);
    const now = deps.now();
    if (score === null) {
      const form = { reader, path, ...linked, scale, score, comment, shownAt: now, answeredOn: null };
      return sendPage(reply.code(422), AnswerPage({ ...form, fault: true }));
    }
    const answer = await takeAnswer(deps, linked, { score, comment, shownAt });
    if (!answer) throw new Error(`Message ${linked.messageId} asks, but took no answer`);
    const doubtful = answer.doubtful !== null;
    return sendPage(reply, AnsweredPage({ reader, path, scale, score, comment, doubtful, shownAt: now }));
  });
}

async function showQuestion(
  deps: PageDeps,
  { linked, reader, path }: Letter,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const scale = await readScale(deps.db, linked.messageId);
  if (scale === null) return sendPage(reply, NothingAskedPage({ reader }));
  const before = await findLastAnswer(deps.db, linked.messageId);
  const score = readScore((request.query as Record<string, unknown>).score, scale) ?? before?.score ?? null;
  const answeredOn = before ? reader.speaker.date(dayOf(before, linked.timeZone, deps)) : null;
  const comment = before?.comment ?? null;
  const page = { reader, path, ...linked, scale, score, comment, answeredOn, shownAt: deps.now() };
  return sendPage(reply, AnswerPage(page));
}

function dayOf({ at }: Answer, timeZone: string | null, { supplier }: PageDeps) {
  return localMoment(at, timeZone, supplier.timeZone).day;
}
