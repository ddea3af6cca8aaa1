import { z } from 'zod';
import type { ImportKind } from '../../../orders/import-kind.ts';
import { ROW_KINDS } from '../../../orders/row-kind-of.ts';
import type { JsonSchema } from './json-schema.ts';

/** The schema of a record as a caller writes it, out of the one that rows of files are checked by. */
export function recordSchema(kind: ImportKind): JsonSchema {
  const { schema, fields, required } = ROW_KINDS[kind];
  const read = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }) as JsonSchema;
  const inside = read.properties as Record<string, JsonSchema>;
  const properties = Object.fromEntries(
    Object.entries(fields).map(([field, type]) => [field, asWritten(inside[field] ?? {}, type)]),
  );
  return {
    type: 'object',
    properties,
    required: required.filter((group) => group.length === 1).flat(),
    additionalProperties: false,
  };
}

/** Days are written as dates and money in the currency; numbers and ids may be texts. */
function asWritten(inside: JsonSchema, type: (typeof ROW_KINDS)['orders']['fields'][string]): JsonSchema {
  const options = (inside.anyOf as JsonSchema[] | undefined) ?? [inside];
  const isOptional = options.some((option) => option.type === 'null');
  const main = options.find((option) => option.type !== 'null') ?? {};
  const nullable = isOptional ? ['null'] : [];
  if (type === 'day') return { type: ['string', ...nullable], format: 'date' };
  if (type === 'cents')
    return {
      type: ['number', 'string', ...nullable],
      description: 'In the supplier’s currency, such as 12.5.',
    };
  if (type === 'number') return { ...limits(main), type: ['number', 'string', ...nullable] };
  if (type === 'flag') return { type: ['boolean', 'string', ...nullable] };
  if (Array.isArray(main.enum))
    return { type: ['string', ...nullable], enum: [...main.enum, ...(isOptional ? [null] : [])] };
  return { ...limits(main), type: ['string', ...nullable] };
}

/** Lengths and bounds; everything else is said above. */
function limits(schema: JsonSchema): JsonSchema {
  const names = ['minLength', 'maxLength', 'minimum', 'maximum', 'exclusiveMinimum'];
  return Object.fromEntries(Object.entries(schema).filter(([name]) => names.includes(name)));
}
