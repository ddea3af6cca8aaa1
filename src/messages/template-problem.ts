import type { Speaker } from '../words/speaker.ts';

/** What can be wrong in a template, by the name of its sentence in `templates:fault`. */
export type TemplateProblemKind =
  | 'missing'
  | 'never-compiled'
  | 'file-too-large'
  | 'too-many-tags'
  | 'no-front-matter'
  | 'front-matter-field'
  | 'front-matter-unknown'
  | 'front-matter-yaml'
  | 'loose-link'
  | 'backslash'
  | 'unreadable'
  | 'too-many-parts'
  | 'unknown-tag'
  | 'unknown-piece'
  | 'unknown-helper'
  | 'unknown-block'
  | 'unknown-link'
  | 'unknown-name'
  | 'three-braces'
  | 'no-name-first'
  | 'plain-link'
  | 'may-be-missing'
  | 'not-a-text'
  | 'not-a-list'
  | 'link-needs-one'
  | 'block-needs-one'
  | 'too-deep'
  | 'layout'
  | 'part-too-large'
  | 'prints-within'
  | 'prints-within-tag'
  | 'prints-address'
  | 'ends-within-tag'
  | 'block-changes-place'
  | 'too-slow'
  | 'too-much-memory'
  | 'broken'
  | 'field-missing'
  | 'mail-too-large'
  | 'subject-too-long'
  | 'sample';

/** Plain data, so that it can come from a thread and be said in whatever language its reader has. */
export interface TemplateProblem {
  kind: TemplateProblemKind;
  values: Readonly<Record<string, string | number>>;
  /** Set where it was found in what the layout made of the template, not in the text as written. */
  part?: TemplatePart;
}

export type TemplatePart = 'subject' | 'html' | 'text';

export function templateProblem(
  kind: TemplateProblemKind,
  values: TemplateProblem['values'] = {},
): TemplateProblem {
  return { kind, values };
}

/** Without a full stop: a place may stand before it and a nearest name after it. */
export function sayTemplateProblem({ kind, values, part }: TemplateProblem, speaker: Speaker): string {
  const words = speaker.say(`templates:fault.${kind}`, values);
  return part ? speaker.say(`templates:fault.in.${part}`, { words }) : words;
}
