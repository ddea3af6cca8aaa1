import { z } from 'zod';
import { CARE_LEVELS, type CareLevel } from '../../decisions/care-model.ts';
import { country, day, id, name, type RowKind } from './row-kind.ts';

export interface CustomerRow {
  id: string;
  name: string;
  careLevel: CareLevel | null;
  namedPerson: string | null;
  industry: string | null;
  employees: number | null;
  country: string | null;
  city: string | null;
  closedOn: number | null;
}

export const CUSTOMER_ROW: RowKind<CustomerRow> = {
  fields: {
    id: 'text',
    name: 'text',
    careLevel: 'text',
    namedPerson: 'text',
    industry: 'text',
    employees: 'number',
    country: 'text',
    city: 'text',
    closedOn: 'day',
  },
  required: [['id'], ['name']],
  schema: z.object({
    id,
    name,
    careLevel: z.enum(CARE_LEVELS, 'not-one-of').nullable(),
    namedPerson: name.nullable(),
    industry: name.nullable(),
    employees: z.int('not-whole').min(0, 'not-positive').max(10_000_000, 'too-large').nullable(),
    country: country.nullable(),
    city: name.nullable(),
    closedOn: day.nullable(),
  }),
};
