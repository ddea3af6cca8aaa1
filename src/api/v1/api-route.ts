import type { IncomingHttpHeaders } from 'node:http';
import type { z } from 'zod';
import type { ImportKind } from '../../orders/import-kind.ts';
import type { Day } from '../../shared/calendar-day.ts';
import type { ApiKey } from '../../staff/api-keys/api-key-store.ts';
import type { ApiScope } from '../../staff/api-keys/api-scope.ts';
import type { ApiDeps } from './api-deps.ts';
import type { ApiAnswer } from './idempotency/answer-once.ts';
import type { ProblemCode } from './problem.ts';

type Shape = Readonly<Record<string, z.ZodType>>;

/** What a handler is given: parameters already read by their schemas. */
export interface Call<Params extends Shape, Query extends Shape> {
  key: ApiKey;
  today: Day;
  params: { [Name in keyof Params]: z.output<Params[Name]> };
  query: { [Name in keyof Query]: z.output<Query[Name]> };
  headers: IncomingHttpHeaders;
  /** Method and address with its parameters, for telling requests apart. */
  target: string;
  body: NodeJS.ReadableStream | undefined;
}

/** One address of the API: what stands here is checked, documented and tested. */
export interface ApiRoute<Params extends Shape = Shape, Query extends Shape = Shape> {
  /** Unique; the name that generated clients give it. */
  name: string;
  method: 'GET' | 'POST';
  /** Under /api/v1, parameters in braces. */
  path: string;
  scope: ApiScope;
  summary: string;
  params: Params;
  query: Query;
  /** A JSON body, or records of a kind. */
  body: { json: z.ZodType } | { records: ImportKind } | null;
  answer: z.ZodType;
  /** Beyond those that any request may get. */
  problems: readonly ProblemCode[];
  /** Answers what fits `answer`, or an answer already made. Throws ApiProblem. */
  handle(deps: ApiDeps, call: Call<Params, Query>): Promise<unknown | ApiAnswer>;
}

/** Keeps a route's parameter types together; the table holds routes of all kinds. */
export function apiRoute<Params extends Shape, Query extends Shape>(
  route: ApiRoute<Params, Query>,
): ApiRoute {
  return route as unknown as ApiRoute;
}
