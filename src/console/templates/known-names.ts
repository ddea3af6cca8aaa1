import { z } from 'zod';
import { CONTEXT_OF_KIND, type TemplateKind } from '../../messages/message-context.ts';
import { LINK_NAMES } from '../../messages/templates/link-target.ts';

/** All that may stand between two braces in a mail of a kind, as the editor offers it. Names of a list's rows begin with the list's. */
export function knownNames(kind: TemplateKind): string[] {
  const names = namesOf(CONTEXT_OF_KIND[kind], '').filter((name) => !/(^|\.)links\./.test(name));
  const blocks = names.flatMap((name) => (name.endsWith('[]') ? [`#each ${name.slice(0, -2)}`] : []));
  const plain = names.filter((name) => !name.includes('[]'));
  const rows = names.filter((name) => name.includes('[].')).map((name) => name.split('[].')[1] ?? name);
  return [
    ...plain,
    ...rows,
    ...LINK_NAMES.map((name) => `link "${name}"`),
    ...[
      '#if ',
      '#unless ',
      ...blocks,
      'else',
      '/if',
      '/unless',
      '/each',
      '> items',
      '> reorder-button',
      '> item-wishes',
      '> answers',
    ],
  ];
}

function namesOf(type: z.ZodType, path: string): string[] {
  if (type instanceof z.ZodObject)
    return Object.entries(type.shape as Record<string, z.ZodType>).flatMap(([name, inner]) =>
      namesOf(inner, path === '' ? name : `${path}.${name}`),
    );
  if (type instanceof z.ZodArray) return [`${path}[]`, ...namesOf(type.element as z.ZodType, `${path}[]`)];
  return [path];
}
