import { z } from 'zod';
import type { ApiRoute } from '../api-route.ts';
import { MAX_ROWS } from '../bulk/receive-records.ts';
import { PROBLEMS, type ProblemCode } from '../problem.ts';
import { exampleBody } from './example-body.ts';
import type { JsonSchema } from './json-schema.ts';
import { recordSchema } from './record-schema.ts';

/** What any request may be answered with. */
const OF_ALL: readonly ProblemCode[] = [
  ...(['bad-parameter', 'no-key', 'unknown-key', 'revoked-key', 'expired-key'] as const),
  ...(['wrong-scope', 'too-many-requests', 'internal'] as const),
];

const PROBLEM = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.enum(Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]]),
  detail: z.string().optional(),
  faults: z.array(z.strictObject({ where: z.string(), reason: z.string() })).optional(),
});

/** The OpenAPI 3.1 document of the routes, out of the schemas that check them. */
export function describeApi(routes: readonly ApiRoute[], prefix: string): JsonSchema {
  const paths: Record<string, JsonSchema> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Rytmi',
      version: '1',
      description:
        'Brings customers, contacts, products, orders and complaints in, and tells what Rytmi found. Problems are answered after RFC 9457; writing requests take an Idempotency-Key, kept for 24 hours. Address and headers of more than 16 kB together are refused with 431 before they are read, whatever the address.',
    },
    servers: [{ url: prefix }],
    security: [{ key: [] }],
    paths,
    components: {
      securitySchemes: {
        key: {
          type: 'http',
          scheme: 'bearer',
          description: 'A key made by rytmi api-keys create or in the console.',
        },
      },
      schemas: { Problem: toJson(PROBLEM, 'output') },
    },
  };
}

function operation(route: ApiRoute): JsonSchema {
  const { name, summary, scope, body } = route;
  return {
    operationId: name,
    summary,
    description: `Scope: ${scope}`,
    tags: [route.path.split('/')[1]],
    parameters: parametersOf(route),
    ...(body === null ? {} : { requestBody: requestBody(body) }),
    responses: { 200: answerOf(route), ...problemsOf(route) },
  };
}

function parametersOf({ method, params, query }: ApiRoute): JsonSchema[] {
  const inPath = Object.entries(params).map(([name, schema]) => parameter(name, 'path', schema));
  const inQuery = Object.entries(query).map(([name, schema]) => parameter(name, 'query', schema));
  const once = {
    name: 'Idempotency-Key',
    in: 'header',
    schema: { type: 'string', minLength: 1, maxLength: 255 },
    description: 'Sent again with the same request, the same answer is given and nothing is done twice.',
  };
  return [...inPath, ...inQuery, ...(method === 'POST' ? [once] : [])];
}

function parameter(name: string, where: 'path' | 'query', type: z.ZodType): JsonSchema {
  const { description, ...schema } = toJson(type, 'input');
  const required = where === 'path' ? { required: true } : {};
  return { name, in: where, ...required, ...(description === undefined ? {} : { description }), schema };
}

function requestBody(body: NonNullable<ApiRoute['body']>): JsonSchema {
  const example = exampleBody(body);
  if ('json' in body)
    return {
      required: true,
      content: { 'application/json': { schema: toJson(body.json, 'input'), example } },
    };
  const record = recordSchema(body.records);
  const lines = { type: 'string', description: 'One such record a line.' };
  const line = [example].flat().map((one) => JSON.stringify(one));
  return {
    required: true,
    description: `Up to ${MAX_ROWS} records. A field that a record does not name is left as it is; null empties it.`,
    content: {
      'application/json': { schema: { type: 'array', maxItems: MAX_ROWS, items: record }, example },
      'application/x-ndjson': { schema: lines, example: line.join('\n') },
    },
  };
}

function answerOf({ method, answer }: ApiRoute): JsonSchema {
  const replayed = {
    'Idempotent-Replayed': { description: 'true: was answered before.', schema: { type: 'string' } },
  };
  return {
    description: 'Done',
    ...(method === 'POST' ? { headers: replayed } : {}),
    content: { 'application/json': { schema: toJson(answer, 'output') } },
  };
}

function problemsOf({ problems }: ApiRoute): JsonSchema {
  const codes = [...new Set([...OF_ALL, ...problems])];
  const statuses = new Set(codes.map((code) => PROBLEMS[code][0]));
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  return Object.fromEntries(
    [...statuses].map((status) => {
      const there = codes.filter((code) => PROBLEMS[code][0] === status);
      return [
        status,
        { description: there.map((code) => `${code}: ${PROBLEMS[code][1]}`).join(' '), content },
      ];
    }),
  );
}

function toJson(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as JsonSchema;
  return json;
}
