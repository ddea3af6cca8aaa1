import type { Speaker } from './speaker.ts';

const PARTS = ['sides', 'interval', 'looks', 'kinds', 'smallest', 'months'] as const;

/** What the figures of the effect mean, a paragraph each. */
export function defineEffect(speaker: Speaker): string[] {
  return PARTS.map((part) => speaker.say(`results:effect.definition.${part}`));
}
