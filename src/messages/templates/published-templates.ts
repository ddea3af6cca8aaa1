import type { Queryable } from '../../platform/database.ts';
import { TemplateFaults } from '../template-fault.ts';
import { templateProblem } from '../template-problem.ts';
import { type CompiledTemplate, openTemplate } from './open-template.ts';
import { slotName, type TemplateSlot } from './template-slot.ts';
import { readPublished, readPublishedStamp, type TemplateVersion } from './template-version-store.ts';

/** The templates that somebody published, by slot; vetted once more as they are read. */
export function publishedTemplates() {
  let stamp = '';
  let templates = new Map<string, CompiledTemplate | TemplateFaults>();
  let reading: Promise<void> | undefined;
  const read = async (db: Queryable): Promise<void> => {
    const newest = await readPublishedStamp(db);
    if (newest === stamp) return;
    const versions = newest === '' ? [] : await readPublished(db);
    templates = new Map(versions.map((version) => [slotName(version), open(version)]));
    stamp = versions
      .map(({ id }) => id)
      .sort((a, b) => a - b)
      .join(' ');
  };
  return {
    find(slot: TemplateSlot): CompiledTemplate | undefined {
      const found = templates.get(slotName(slot));
      // Falling back to the shipped one would send what nobody chose to send.
      if (found instanceof TemplateFaults) throw found;
      return found;
    },
    refresh(db: Queryable): Promise<void> {
      reading ??= read(db).finally(() => {
        reading = undefined;
      });
      return reading;
    },
  };
}

function open(row: TemplateVersion): CompiledTemplate | TemplateFaults {
  const { kind, language, version, subject, html, text } = row;
  const file = `${slotName(row)}.md.hbs`;
  try {
    if (version === null || subject === null || html === null || text === null)
      throw new TemplateFaults([
        { file, line: null, problem: templateProblem('never-compiled'), nearest: null },
      ]);
    return openTemplate({ file, language, version, subject, html, text }, kind);
  } catch (error) {
    if (error instanceof TemplateFaults) return error;
    throw error;
  }
}
