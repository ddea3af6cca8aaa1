import type { FastifyRequest } from 'fastify';
import type { Language } from '../shared/language.ts';

/** The first of our languages that the browser names. */
export function languageOf(request: FastifyRequest): Language {
  const named = request.headers['accept-language'] ?? '';
  const language = named
    .split(',')
    .map((part) => /^\s*([a-z]+)/i.exec(part)?.[1]?.toLowerCase())
    .find((part) => part === 'fi' || part === 'sv' || part === 'en');
  return (language as Language | undefined) ?? 'en';
}
