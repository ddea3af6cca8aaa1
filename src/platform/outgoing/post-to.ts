import { type IncomingMessage, request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import type { LookupFunction } from 'node:net';
import { no, ok, type Result } from '../../shared/result.ts';
import type { OutgoingAnswer, OutgoingFault, OutgoingPost } from './outgoing.ts';
import type { Target } from './resolve-target.ts';

/** What comes back is not used; more is not read. */
const MOST_ANSWER_BYTES = 65_536;
const MOST_HEADER_BYTES = 16_384;

/** Posts to one of the addresses given and to no other, over a connection of its own. */
export async function postTo(
  url: URL,
  targets: readonly Target[],
  { headers, body, signal, answerWithinMs }: OutgoingPost & { answerWithinMs: number },
): Promise<Result<OutgoingAnswer, OutgoingFault>> {
  const inTime = AbortSignal.timeout(answerWithinMs);
  const ends = signal ? AbortSignal.any([inTime, signal]) : inTime;
  try {
    const answer = await send(url, targets, { headers, body, ends });
    await drain(answer);
    return ok({ status: answer.statusCode ?? 0, retryAfter: answer.headers['retry-after'] ?? null });
  } catch (error) {
    return no(inTime.aborted ? 'too-slow' : faultOf(error as NodeJS.ErrnoException));
  }
}

function send(
  url: URL,
  targets: readonly Target[],
  { headers, body, ends }: { headers: OutgoingPost['headers']; body: string; ends: AbortSignal },
): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? requestSecure : requestPlain;
  return new Promise((resolve, reject) => {
    const open = request(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body), connection: 'close' },
      agent: false,
      lookup: alwaysFind(targets),
      signal: ends,
      maxHeaderSize: MOST_HEADER_BYTES,
      // Whatever the environment says.
      rejectUnauthorized: true,
      minVersion: 'TLSv1.2',
    });
    open.once('response', resolve);
    open.once('error', reject);
    open.end(body);
  });
}

/** What was looked up and checked, however often and for whatever name it is asked. */
function alwaysFind(targets: readonly Target[]): LookupFunction {
  return (_host, { all }, found) => {
    const [first] = targets;
    if (all) found(null, [...targets]);
    else found(null, first?.address ?? '', first?.family);
  };
}

/** The status has been said; what becomes of the rest changes nothing. */
async function drain(answer: IncomingMessage): Promise<void> {
  let read = 0;
  try {
    for await (const piece of answer) {
      read += (piece as Buffer).length;
      if (read > MOST_ANSWER_BYTES) break;
    }
  } catch {
    answer.destroy();
  }
}

const UNREACHABLE = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL', 'ETIMEDOUT']);
const NOT_TRUSTED = /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH)/;

function faultOf({ code = '' }: NodeJS.ErrnoException): OutgoingFault {
  if (UNREACHABLE.has(code)) return 'unreachable';
  return NOT_TRUSTED.test(code) ? 'not-trusted' : 'broken-off';
}
