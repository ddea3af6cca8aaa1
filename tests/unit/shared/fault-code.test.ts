import { expect, test } from 'vitest';
import { faultCode } from '../../../src/shared/fault-code.ts';

const coded = (code: string) => Object.assign(new Error('no'), { code });

test('the code of a fault is found however many others stand around it', () => {
  expect(faultCode(coded('40P01'))).toBe('40P01');
  expect(faultCode(new Error('Failed query', { cause: coded('57P01') }))).toBe('57P01');
  expect(faultCode(new Error('a', { cause: new Error('b', { cause: coded('ECONNRESET') }) }))).toBe(
    'ECONNRESET',
  );
});

test.each([
  'Connection terminated unexpectedly',
  'Connection terminated due to connection timeout',
  'timeout exceeded when trying to connect',
  'Client has encountered a connection error and is not queryable',
  'Client was closed and is not queryable',
])('a connection that ended without a code counts as lost: %s', (message) => {
  expect(faultCode(new Error('Failed query: select 1', { cause: new Error(message) }))).toBe('08006');
});

test('what is no fault of the database has no code, whatever its text speaks of', () => {
  expect(faultCode(new Error('Failed query: select "connect"'))).toBe('');
  expect(faultCode('a text')).toBe('');
  expect(faultCode(undefined)).toBe('');
});
