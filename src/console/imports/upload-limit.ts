/** As it is sent: four million order lines unpacked, forty million packed, of which an import takes twenty. */
export const MOST_UPLOAD_BYTES = 512 * 1024 * 1024;
export const MOST_UPLOAD_MB = MOST_UPLOAD_BYTES / 1024 / 1024;
