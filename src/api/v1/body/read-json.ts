import { ApiProblem } from '../problem.ts';
import type { SpooledBody } from './spool-body.ts';

/** A whole JSON body. Throws ApiProblem `bad-body`. */
export async function readJson(body: SpooledBody): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of body.read()) parts.push(part);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts)));
  } catch {
    throw new ApiProblem('bad-body', { detail: 'This is no JSON in UTF-8.' });
  }
}
