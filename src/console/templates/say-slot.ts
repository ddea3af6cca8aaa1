import type { TemplateSlot } from '../../messages/templates/template-slot.ts';
import type { TemplateVersion } from '../../messages/templates/template-version-store.ts';
import type { Reader } from '../console-deps.ts';
import { timeOf } from '../shell/time-of.ts';

/** `Finnish`, or `Finnish, for owners`. */
export function saySlot({ language, role }: TemplateSlot, { speaker }: Reader): string {
  const name = speaker.say(`templates:language.${language}`);
  return role === null
    ? name
    : speaker.say('templates:variant', { language: name, role: speaker.say(`templates:role.${role}`) });
}

/** Who published what goes out, and what waits. */
export function sayState(open: readonly TemplateVersion[], reader: Reader): string {
  const { speaker } = reader;
  const published = open.find(({ publishedAt }) => publishedAt !== null);
  const draft = open.find(({ publishedAt }) => publishedAt === null);
  const sentences = [
    published?.publishedAt
      ? speaker.say('templates:state.published', {
          number: published.number,
          author: published.author,
          publisher: published.publishedBy ?? '–',
          date: timeOf(published.publishedAt, reader),
        })
      : speaker.say('templates:state.shipped'),
  ];
  if (draft?.requestedAt)
    sentences.push(speaker.say('templates:state.asked', { name: draft.requestedBy ?? '–' }));
  else if (draft)
    sentences.push(
      speaker.say('templates:state.draft', { name: draft.author, date: timeOf(draft.writtenAt, reader) }),
    );
  return sentences.join(' ');
}
