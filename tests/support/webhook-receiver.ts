import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { whenFileEnds } from './when-file-ends.ts';

/** One request that came. */
interface Received {
  id: string;
  headers: IncomingHttpHeaders;
  body: string;
  event: { type: string; timestamp: string; data: Record<string, unknown> & { customer: { id: number } } };
}

type Answer = number | ((reply: ServerResponse, received: Received, request: IncomingMessage) => void);

/** A server of somebody else's, on this machine, closed when the test file ends. */
export interface Receiver {
  url: string;
  received: Received[];
  /** From now on: a status, or what to do with each request. */
  answer(how: Answer): void;
}

export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  let answer: Answer = 204;
  const server = createServer(async (request, reply) => {
    let body = '';
    for await (const piece of request) body += piece;
    const one = {
      id: String(request.headers['webhook-id']),
      headers: request.headers,
      body,
      event: JSON.parse(body),
    };
    received.push(one);
    if (typeof answer === 'number') reply.writeHead(answer).end();
    else answer(reply, one, request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  whenFileEnds(() => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  });
  const { port } = server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${port}/hooks`,
    received,
    answer: (how) => {
      answer = how;
    },
  };
}
