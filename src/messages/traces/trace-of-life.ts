import type { Span } from '../../platform/traces/otlp-exporter.ts';
import type { LifeMove } from './message-life-store.ts';

/** What is done while a message stands in a state. */
const STRETCHES: Readonly<Record<string, string>> = {
  planned: 'planned, waiting for its release',
  approved: 'approved, waiting for its moment',
  claimed: 'claimed: asked again, built, handed to the mail server',
  sending: 'sent: its bytes, and the mail server’s answer',
  deferred: 'deferred, waiting for the next try',
};

/** Span ids of a message's own: the whole life is 1, each stretch is numbered by its move. */
const LIFE = 'f';

/**
 * One message's life as a trace: its id is the message's, so that whoever has one finds the other, whichever processes took part. Moves
 * come in their order; the last is the one just recorded.
 */
export function traceOfLife(moves: readonly LifeMove[]): Span[] {
  const [first, last] = [moves[0], moves.at(-1)];
  if (!first || !last) return [];
  const { message, customer, kind, language, attempt } = last;
  const traceId = message.replaceAll('-', '');
  const life: Span = {
    ...{ traceId, spanId: LIFE.padEnd(16, '0'), parentSpanId: null },
    ...{ name: `message ${kind}`, start: first.at, end: last.at },
    attributes: {
      'rytmi.message': message,
      'rytmi.customer': customer,
      kind,
      language,
      attempt,
      state: last.to,
    },
  };
  const stretches = moves.slice(0, -1).map((move, index): Span => {
    const end = (moves[index + 1] as LifeMove).at;
    const name = STRETCHES[move.to] ?? move.to;
    return {
      traceId,
      spanId: spanIdOf(move.id),
      parentSpanId: life.spanId,
      name,
      start: move.at,
      end,
      attributes: {},
    };
  });
  const recorded: Span = {
    ...{ traceId, spanId: spanIdOf(last.id), parentSpanId: life.spanId },
    ...{ name: `recorded as ${last.to}`, start: last.at, end: last.at, attributes: {} },
  };
  return [life, ...stretches, recorded];
}

function spanIdOf(move: number): string {
  return move.toString(16).padStart(16, '0');
}
