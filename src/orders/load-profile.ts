import { readdir, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { CsvRefusal } from './csv/csv-fault.ts';
import type { ImportKind } from './import-kind.ts';
import { type MappingProfile, readMappingProfile } from './mapping-profile.ts';

const SHIPPED = new URL('./profiles/', import.meta.url);

/** A mapping profile by the name of a shipped one, or by the path of a JSON file. Throws CsvRefusal. */
export async function loadProfile(kind: ImportKind, nameOrPath: string | undefined): Promise<MappingProfile> {
  const json = nameOrPath === undefined ? { kind } : await readJson(nameOrPath);
  const profile = readMappingProfile(json);
  if ('faults' in profile) {
    throw new CsvRefusal('bad-profile', { profile: nameOrPath ?? '', faults: profile.faults.join('; ') });
  }
  if (profile.kind !== kind) throw new CsvRefusal('wrong-kind', { kind, profileKind: profile.kind });
  return profile;
}

/** Names of the shipped profiles for files of a kind. */
export async function shippedProfiles(kind: ImportKind): Promise<string[]> {
  const names = (await readdir(SHIPPED)).filter((file) => file.endsWith('.json')).sort();
  const profiles = await Promise.all(names.map((file) => readJson(basename(file, '.json'))));
  return names
    .filter((_, i) => (profiles[i] as { kind?: unknown }).kind === kind)
    .map((file) => basename(file, '.json'));
}

async function readJson(nameOrPath: string): Promise<unknown> {
  const shipped = /^[\w-]+$/.test(nameOrPath);
  const text = await readFile(shipped ? new URL(`${nameOrPath}.json`, SHIPPED) : nameOrPath, 'utf8').catch(
    (error: NodeJS.ErrnoException) => {
      throw new CsvRefusal('no-such-profile', { profile: nameOrPath, code: error.code ?? '' });
    },
  );
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new CsvRefusal('bad-profile', { profile: nameOrPath, faults: (error as Error).message });
  }
}
