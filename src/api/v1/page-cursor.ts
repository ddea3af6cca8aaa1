import { ApiProblem } from './problem.ts';

const MARK = 'after:';

/** Where a page ended → what its reader sends for the next. Opaque, so that what it stands for may change. */
export function cursorAfter(place: number): string {
  return Buffer.from(`${MARK}${place}`).toString('base64url');
}

/** 0 from the beginning. Throws ApiProblem on what is no cursor of ours. */
export function placeOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const text = Buffer.from(cursor, 'base64url').toString('latin1');
  const place = /^after:(\d{1,10})$/.exec(text)?.[1];
  if (place === undefined || Number(place) > 2 ** 31 - 1)
    throw new ApiProblem('bad-parameter', {
      faults: [{ where: 'cursor', reason: 'expected the nextCursor of a page' }],
    });
  return Number(place);
}
