import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { type Config, readConfig } from '../../../src/platform/config.ts';
import { findWeakSecrets } from '../../../src/platform/weak-secrets.ts';

const STRONG = randomBytes(32).toString('hex');

function configWith(settings: Record<string, string>): Config {
  const config = readConfig(settings);
  if (!config.ok) throw new Error(JSON.stringify(config.problem));
  return config.value;
}

test('secrets from openssl rand are strong, in every place', () => {
  for (let n = 0; n < 200; n++) {
    const secret = randomBytes(32).toString('hex');
    const url = `postgres://rytmi:${randomBytes(24).toString('hex')}@db.example.com/rytmi`;
    const config = configWith({ RYTMI_SECRET: secret, INCOMING_SECRET: secret, DATABASE_URL: url });
    expect(findWeakSecrets(config)).toEqual([]);
  }
});

test.each([
  ['RYTMI_SECRET', 'a'.repeat(64)],
  ['RYTMI_SECRET', '0123456789'.repeat(4)],
  ['RYTMI_SECRET', 'changeme-changeme-changeme-changeme-1'],
  ['RYTMI_SECRET', 'a secret that is only used in tests'],
  ['INCOMING_SECRET', 'abcabcabcabcabcabcabcabcabcabcabcabc'],
  ['METRICS_TOKEN', 'this-is-an-example-of-a-metrics-token'],
])('%s=%s can be guessed', (name, value) => {
  expect(findWeakSecrets(configWith({ [name]: value }))).toEqual([name]);
});

test.each(['postgres', 'rytmi', 'password1', 'short-one', 'changeme!'])(
  'a database behind the password %s stands open',
  (password) => {
    const settings = {
      DATABASE_URL: `postgres://rytmi:${password}@db.example.com/rytmi`,
      RYTMI_SECRET: STRONG,
    };
    expect(findWeakSecrets(configWith(settings))).toEqual(['DATABASE_URL']);
  },
);

test('the former secret may be weak: it is being changed', () => {
  const settings = { RYTMI_SECRET: STRONG, RYTMI_SECRET_OLD: 'a'.repeat(40) };
  expect(findWeakSecrets(configWith(settings))).toEqual([]);
});
