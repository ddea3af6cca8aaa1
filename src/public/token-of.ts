import type { FastifyRequest } from 'fastify';

export type TokenRequest = FastifyRequest<{ Params: { token: string } }>;

/** What mail programs take into an address that ends a sentence, or put behind it; no token ends so. */
const STRAY_END = /[^\w-]+$/;

/** The token of a link, without what came to it on the way. */
export function tokenOf({ params }: Pick<TokenRequest, 'params'>): string {
  return params.token.replace(STRAY_END, '');
}
