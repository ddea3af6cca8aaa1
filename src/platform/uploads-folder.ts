import { join } from 'node:path';

/** Where files that staff brought wait for their import. Web and workers on several machines have to share it. */
export function uploadsFolder(home: string): string {
  return join(home, 'imports');
}
