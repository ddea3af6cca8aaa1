import { z } from 'zod';
import { day, id, name, type RowKind, words } from './row-kind.ts';

export interface ComplaintRow {
  id: string;
  customer: string;
  order: string | null;
  product: string | null;
  about: string | null;
  words: string | null;
  openedOn: number;
  closedOn: number | null;
}

export const COMPLAINT_ROW: RowKind<ComplaintRow> = {
  fields: {
    id: 'text',
    customer: 'text',
    order: 'text',
    product: 'text',
    about: 'text',
    words: 'text',
    openedOn: 'day',
    closedOn: 'day',
  },
  required: [['id'], ['customer'], ['openedOn']],
  schema: z
    .object({
      id,
      customer: id,
      order: id.nullable(),
      product: id.nullable(),
      about: name.nullable(),
      words: words.nullable(),
      openedOn: day,
      closedOn: day.nullable(),
    })
    .refine((row) => row.closedOn === null || row.closedOn >= row.openedOn, {
      path: ['closedOn'],
      error: 'closed-before-opened',
    }),
};
