import type { FastifyRequest } from 'fastify';
import type { Language } from '../shared/language.ts';

/** The first of our languages that the browser names. */
export function languageOf(request: FastifyRequest): Language {
  const named = request.headers['accept-language'] ?? '';
  const language = named
    .split(',')
    .map((part) => part.trim().slice(0, 2))
    .find((part) => part === 'fi' || part === 'sv' || part === 'en');
  return (language as Language | undefined) ?? 'en';
}
