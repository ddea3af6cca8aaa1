import { z } from 'zod';
import { cents, id, name, type RowKind } from './row-kind.ts';

export interface ProductRow {
  id: string;
  name: string;
  category: string | null;
  unit: string | null;
  packSize: number | null;
  price: number | null;
  discontinued: boolean | null;
  replacedBy: string | null;
}

export const PRODUCT_ROW: RowKind<ProductRow> = {
  fields: {
    id: 'text',
    name: 'text',
    category: 'text',
    unit: 'text',
    packSize: 'number',
    price: 'cents',
    discontinued: 'flag',
    replacedBy: 'text',
  },
  required: [['id'], ['name']],
  schema: z.object({
    id,
    name,
    category: name.nullable(),
    unit: name.nullable(),
    packSize: z.number().positive('not-positive').max(1e6, 'too-large').nullable(),
    // The column is a 32-bit integer of cents: up to 21 million euros a unit.
    price: cents.min(0, 'not-positive').max(2_000_000_000, 'too-large').nullable(),
    discontinued: z.boolean().nullable(),
    replacedBy: id.nullable(),
  }),
};
