import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DCLinter } from 'dclint';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readConfig } from '../../src/platform/config.ts';
import { SETTINGS } from '../../src/platform/config-schema.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

interface Service {
  image?: string;
  build?: string;
  command?: string[];
  environment?: Record<string, string>;
  healthcheck?: { test?: string[]; disable?: boolean };
  volumes?: string[];
}

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));
const FILE = join(PROJECT, 'docker-compose.yml');
const TEXT = readFileSync(FILE, 'utf8');
const COMPOSE = parse(TEXT, { merge: true }) as {
  services: Record<string, Service>;
  volumes: Record<string, null>;
};
const PASSWORD = 'p'.repeat(48);

/** Only what the compose schema says; the linter's taste in the order of keys is not ours. */
function schemaFaults(file: string): string[] {
  const [result] = new DCLinter({ quiet: true, rules: {} }).lintFiles([file], false);
  const messages: { type: string; message: string }[] = result?.messages ?? [];
  return messages.filter(({ type }) => type === 'error').map(({ message }) => message);
}

/** As compose does: `${NAME:-default}` and `${NAME:?why}`. */
function fillIn(value: string, given: Record<string, string>): string {
  return value.replace(
    /\$\{(\w+)(?::-([^}]*))?(?::\?[^}]*)?\}/g,
    (_all, name, otherwise) => given[name] || otherwise || '',
  );
}

function neededVariables(): string[] {
  return [...new Set([...TEXT.matchAll(/\$\{(\w+):\?/g)].map(([, name]) => name ?? ''))];
}

test('the file is one that docker compose takes', () => {
  expect(schemaFaults(FILE)).toEqual([]);
});

test('a key that compose does not know is found', () => {
  const file = join(scratchFolder(), 'docker-compose.yml');
  cpSync(FILE, file);
  writeFileSync(file, TEXT.replace('    command: [worker]', '    comand: [worker]'));
  expect(schemaFaults(file)).not.toEqual([]);
});

test('web and worker run apart, from one image, with the same settings', () => {
  const { web, worker } = COMPOSE.services;
  expect([web?.command, worker?.command]).toEqual([['web'], ['worker']]);
  expect(worker?.environment).toEqual(web?.environment);
});

test('with the values it asks for, the environment is a whole configuration', () => {
  const given: Record<string, string> = Object.fromEntries(neededVariables().map((name) => [name, PASSWORD]));
  for (const name of neededVariables().filter((one) => /ADDRESS|REPLY_TO/.test(one)))
    given[name] = 'a@example.com';
  const environment = Object.entries(COMPOSE.services.web?.environment ?? {});
  const filled = Object.fromEntries(environment.map(([name, value]) => [name, fillIn(value, given)]));
  // As the Dockerfile sets it.
  expect(readConfig({ ...filled, RYTMI_DIR: '/data', HOST: '0.0.0.0', PORT: '3000' })).toMatchObject({
    ok: true,
  });
});

test('every setting can be given, and .env.example names every one', () => {
  const example = readFileSync(join(PROJECT, '.env.example'), 'utf8');
  const named = [...example.matchAll(/^(\w+)=/gm)].map(([, name]) => name);
  expect(named).toEqual(expect.arrayContaining([...Object.keys(SETTINGS.shape), ...neededVariables()]));
  const inImage = ['RYTMI_DIR', 'HOST', 'PORT'];
  const settings = Object.keys(SETTINGS.shape).filter((name) => !inImage.includes(name));
  expect(Object.keys(COMPOSE.services.web?.environment ?? {}).toSorted()).toEqual(settings.toSorted());
});

test('no secret stands in the file', () => {
  const lines = TEXT.split('\n').filter((line) => /(PASSWORD|SECRET|AUTH)\w*:|requirepass/.test(line));
  expect(lines.filter((line) => !/\$\{\w+:[?-]|requirepass$/.test(line))).toEqual([]);
});

test('Redis keeps what it is given and refuses rather than forgets', () => {
  expect(COMPOSE.services.redis?.command?.join(' ')).toMatch(
    /--appendonly yes --maxmemory-policy noeviction/,
  );
});

test('everything foreign is of a named version, answers for its health and keeps its data', () => {
  for (const [name, service] of Object.entries(COMPOSE.services)) {
    if (service.build) continue;
    expect(service.image, name).toMatch(/:v?\d/);
    expect(service.healthcheck?.test, name).toBeDefined();
    expect(Object.keys(COMPOSE.volumes)).toContain(service.volumes?.[0]?.split(':')[0]);
  }
});

test('the image runs as an ordinary user, says whether it is well, and holds all that the programs read', () => {
  const dockerfile = readFileSync(join(PROJECT, 'Dockerfile'), 'utf8');
  expect(dockerfile).toMatch(/^USER node$/m);
  expect(dockerfile).toMatch(/^HEALTHCHECK/m);
  for (const folder of ['src', 'templates', 'migrations'])
    expect(dockerfile).toContain(`COPY ${folder} ./${folder}`);
});
