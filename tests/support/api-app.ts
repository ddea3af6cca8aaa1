import { maxHeaderSize } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type FastifyServerOptions, fastify } from 'fastify';
import { z } from 'zod';
import { ALL_ROUTES } from '../../src/api/v1/all-routes.ts';
import type { ApiDeps } from '../../src/api/v1/api-deps.ts';
import { API_PREFIX, registerApi } from '../../src/api/v1/register-api.ts';
import { SERVER_OPTIONS } from '../../src/api/v1/server-options.ts';
import type { Database } from '../../src/platform/database.ts';
import { API_SCOPES, type ApiScope } from '../../src/staff/api-keys/api-scope.ts';
import { createApiKey } from '../../src/staff/api-keys/create-api-key.ts';
import { TEST_SUPPLIER } from './test-supplier.ts';
import { whenFileEnds } from './when-file-ends.ts';

/** Noon in Helsinki on the day of the API's tests. */
export const API_NOON = new Date('2026-11-22T10:00:00Z');

interface ApiAnswered {
  status: number;
  headers: Headers;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into it as it likes.
  json: any;
}

export interface ApiAsked {
  method?: string;
  /** A value goes as JSON, a text or bytes as they are. */
  body?: unknown;
  type?: string;
  headers?: Record<string, string>;
  /** All scopes when left out; null for none. */
  key?: string | null;
}

/** The API behind a listening server on loopback, closed when the test file ends. Every answer is held to the published document. */
export async function startApi(
  db: Database,
  overrides: Partial<ApiDeps> = {},
  server: FastifyServerOptions = {},
) {
  const app = fastify({ ...SERVER_OPTIONS, forceCloseConnections: true, ...server } as FastifyServerOptions);
  const now = () => API_NOON;
  const limits = { ofKey: 1_000_000, ofStranger: 1_000_000 };
  const secrets = ['a secret of thirty-two characters or more'] as const;
  await registerApi(app, { db, now, supplier: TEST_SUPPLIER, secrets, limits, ...overrides });
  await app.listen({ port: 0, host: '127.0.0.1' });
  whenFileEnds(() => app.close());
  const origin = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  const makeKey = async (scopes: readonly ApiScope[], name = 'Test') => {
    const by = { staffId: null, name: 'a test' };
    return createApiKey({ db, now }, { name, scopes, expiresAt: null, by });
  };
  const all = (await makeKey(API_SCOPES)).secret;
  const document = (await (await fetch(`${origin}${API_PREFIX}/openapi.json`)).json()) as Document;
  const ask = async (path: string, asked: ApiAsked = {}) => {
    const { method, ...init } = initOf({ key: all, ...asked });
    const response = await fetch(`${origin}${API_PREFIX}${path}`, { method, ...init });
    const text = await response.text();
    const json = text === '' ? null : JSON.parse(text);
    if (method !== 'HEAD') holdToDocument(document, { path, method }, response, json);
    return { status: response.status, headers: response.headers, text, json } as ApiAnswered;
  };
  return { app, origin, ask, makeKey, document };
}

/** A request as fetch takes it. */
function initOf({ method, body, type = 'application/json', headers, key }: ApiAsked) {
  const authorization = key ? { authorization: `Bearer ${key}` } : {};
  if (body === undefined) return { method: method ?? 'GET', headers: { ...authorization, ...headers } };
  const isRaw = typeof body === 'string' || body instanceof Uint8Array;
  return {
    method: method ?? 'POST',
    headers: { ...authorization, 'content-type': type, ...headers },
    body: isRaw ? (body as BodyInit) : JSON.stringify(body),
  };
}

/** RFC 6585. */
const TOO_LONG = 431;
/** Characters of an address that the server still reads, whatever headers come with it: ours have a few hundred. */
const NEVER_TOO_LONG = maxHeaderSize - 1_000;

interface Document {
  info: { description: string };
  paths: Record<
    string,
    Record<string, { responses: Record<string, { content: Record<string, { schema: object }> }> }>
  >;
  components: { schemas: Record<string, object> };
}

const checks = new Map<object, z.ZodType>();

/** Throws when an answer is not one that the document promises. */
function holdToDocument(
  document: Document,
  { path, method }: { path: string; method: string },
  response: Response,
  json: unknown,
): void {
  // Refused by the HTTP server before it looks for an operation; the document says so of all of them at once.
  if (response.status === TOO_LONG && path.length > NEVER_TOO_LONG) {
    if (document.info.description.includes(`${TOO_LONG}`)) return;
  }
  const type = response.headers.get('content-type')?.split(';', 1)[0] ?? '';
  const segments = path.split('?', 1)[0]?.split('/') ?? [];
  const template = ALL_ROUTES.map((route) => route.path).find((known) => {
    const parts = known.split('/');
    return (
      parts.length === segments.length &&
      parts.every((part, i) => part.startsWith('{') || part === segments[i])
    );
  });
  const operation = template === undefined ? undefined : document.paths[template]?.[method.toLowerCase()];
  if (!operation) {
    if (type === 'application/problem+json') check(document.components.schemas.Problem as object, json);
    return;
  }
  const content = operation.responses[response.status]?.content[type];
  if (!content)
    throw new Error(
      `${method} ${template} answered ${response.status} ${type}, which the document does not know`,
    );
  const schema = '$ref' in content.schema ? (document.components.schemas.Problem as object) : content.schema;
  check(schema, json);
}

function check(schema: object, json: unknown): void {
  const type = checks.get(schema) ?? z.fromJSONSchema(schema as never);
  checks.set(schema, type);
  type.parse(json);
}
