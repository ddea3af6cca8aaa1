import { statfs } from 'node:fs/promises';

/** Room on the disk that holds a folder, in bytes; `all` includes what is used. */
export async function freeDisk(folder: string): Promise<{ free: number; all: number }> {
  const { bavail, blocks, bsize } = await statfs(folder);
  return { free: bavail * bsize, all: blocks * bsize };
}
