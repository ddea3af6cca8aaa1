import { z } from 'zod';

/** The last entry of a backup: without it the file was cut off. */
export const MANIFEST = 'manifest.json';
/** Counted up when an older program could not read what a newer one writes. */
export const BACKUP_FORMAT = 1;

export const manifestSchema = z.object({
  format: z.literal(BACKUP_FORMAT, { error: 'was made by a newer version of Rytmi' }),
  /** Of the server, such as 18: its files fit no other. */
  postgres: z.number().int(),
  /** How many migrations its database has. */
  migrations: z.number().int(),
  startedAt: z.iso.datetime(),
  /** SHA-256 of every file in it, by path. */
  files: z.record(z.string(), z.string()),
});

export type Manifest = z.infer<typeof manifestSchema>;
