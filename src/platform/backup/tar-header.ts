/** One entry of a tar archive. Folders end in a slash and are empty. */
export interface TarEntry {
  path: string;
  /** Bytes. */
  size: number;
}

export const TAR_BLOCK = 512;
const LONGEST_PATH = 100;
const CHECKSUM = { at: 148, length: 8 };

/** The block before an entry's bytes, as POSIX ustar has it: any tar can list what we write. */
export function tarHeader({ path, size }: TarEntry): Buffer {
  if (Buffer.byteLength(path) > LONGEST_PATH) throw new Error(`Too long a path for the archive: ${path}`);
  const block = Buffer.alloc(TAR_BLOCK);
  const isFolder = path.endsWith('/');
  block.write(path, 0);
  block.write(isFolder ? '0000700\0' : '0000600\0', 100);
  block.write('0000000\0'.repeat(2), 108);
  block.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  block.write('00000000000\0', 136);
  block.write(isFolder ? '5' : '0', 156);
  block.write('ustar\u000000', 257);
  block.write(checksumOf(block), CHECKSUM.at);
  return block;
}

/** Null for the empty block at an archive's end. Throws where it is no header of ours. */
export function readTarHeader(block: Buffer): TarEntry | null {
  if (block.every((byte) => byte === 0)) return null;
  const { at, length } = CHECKSUM;
  if (block.toString('latin1', at, at + length) !== checksumOf(block)) throw new Error('damaged header');
  const path = block.toString('utf8', 0, LONGEST_PATH).replace(/\0.*$/s, '');
  return { path, size: Number.parseInt(block.toString('latin1', 124, 135), 8) };
}

/** How many zeros follow an entry of `size` bytes. */
export function tarPadding(size: number): number {
  return (TAR_BLOCK - (size % TAR_BLOCK)) % TAR_BLOCK;
}

function checksumOf(block: Buffer): string {
  const { at, length } = CHECKSUM;
  const sum = block.reduce((all, byte, n) => all + (n >= at && n < at + length ? 0x20 : byte), 0);
  return `${sum.toString(8).padStart(6, '0')}\0 `;
}
