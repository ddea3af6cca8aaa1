import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

interface Locked {
  version?: string;
  license?: string;
  dev?: boolean;
}

const PROJECT = new URL('../../', import.meta.url);

/** Every package of the lock file under its licence, as docs/licences.md has it. */
export function describeLicences(): string {
  const { packages } = JSON.parse(readFileSync(new URL('package-lock.json', PROJECT), 'utf8')) as {
    packages: Record<string, Locked>;
  };
  const names = new Map<string, Set<string>>();
  for (const [path, { version, license = 'none named', dev }] of Object.entries(packages)) {
    if (path === '') continue;
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const listed = names.get(license) ?? names.set(license, new Set()).get(license);
    listed?.add(`${name} ${version}${dev ? ' (to build and test)' : ''}`);
  }
  const parts = [...names].toSorted(([one], [other]) => one.localeCompare(other));
  const texts = parts.map(([licence, all]) => `## ${licence}\n\n${[...all].toSorted().join(', ')}.\n`);
  return `# Licences of what Rytmi is built on\n\nWritten by \`npm run licences\` from the lock file.\n\n${texts.join('\n')}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(new URL('docs/licences.md', PROJECT), describeLicences());
