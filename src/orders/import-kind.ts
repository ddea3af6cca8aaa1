/** What a file may bring: one kind a file. */
export const IMPORT_KINDS = ['customers', 'contacts', 'products', 'orders', 'complaints'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];
