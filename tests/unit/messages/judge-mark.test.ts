import { expect, test } from 'vitest';
import { judgeMark, type MarkFacts } from '../../../src/messages/restored/judge-mark.ts';

const HERE = { place: 'server/1/2', timeline: 1 };
const STORED = { mark: 100, ...HERE };
const judge = (other: Partial<MarkFacts>) =>
  judgeMark({ stored: STORED, ...HERE, kept: { mark: 100, copied: false }, embedded: false, ...other });

test.each<[string, Partial<MarkFacts>]>([
  ['a first start', { stored: null, kept: null }],
  ['an ordinary day', {}],
  ['another worker that has sent meanwhile', { stored: { ...STORED, mark: 170 } }],
  ['a new machine without files', { kept: null }],
  ['a stand-by that took over and lost nothing', { timeline: 2 }],
  ['a last number that a crash forgot', { kept: { mark: 101, copied: false } }],
  ['a home folder moved to another disk, beside a database elsewhere', { kept: { mark: 100, copied: true } }],
])('%s looks like no restore', (_name, facts) => {
  expect(judge(facts)).toBeNull();
});

test.each<[string, Partial<MarkFacts>]>([
  ['a dump read into another server', { place: 'other/1/2' }],
  ['a dump read into the same database', { place: 'server/1/3' }],
  ['a restore in place', { stored: { ...STORED, mark: 60 } }],
  ['an empty database where one had sent', { stored: null }],
  ['a restore to a point in time on a new machine', { kept: null, timeline: 2 }],
  ['a copied folder with the database in it', { kept: { mark: 100, copied: true }, embedded: true }],
])('%s is noticed', (_name, facts) => {
  expect(judge(facts)).not.toBeNull();
});
