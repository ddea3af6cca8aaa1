/** What the file system says of one file or folder, and a person can put right; a full disk or a bug is none of these. */
const FILE_FAULTS = new Set([
  ...['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'EISDIR', 'ELOOP', 'EXDEV', 'ENAMETOOLONG'],
  // A share on another machine that is away.
  ...['EBUSY', 'EIO', 'ESTALE', 'EHOSTDOWN', 'ENOTCONN', 'ETIMEDOUT'],
]);

export function isFileFault(error: unknown): boolean {
  return FILE_FAULTS.has((error as NodeJS.ErrnoException).code ?? '');
}
