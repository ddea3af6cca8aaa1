import { expect, test } from 'vitest';
import { saySetting } from '../../../src/console/care-model/say-setting.ts';
import { settingValue } from '../../../src/console/care-model/setting-value.ts';
import { SETTINGS } from '../../../src/console/care-model/settings.ts';
import type { Reader } from '../../../src/console/console-deps.ts';
import { DEFAULT_CARE_MODEL } from '../../../src/decisions/care-model.ts';
import { REFUSALS } from '../../../src/decisions/may-contact.ts';
import { MESSAGE_KINDS } from '../../../src/decisions/message-kind.ts';
import { LANGUAGES } from '../../../src/shared/language.ts';
import { RESOURCES } from '../../../src/words/resources.ts';
import { speakerFor } from '../../../src/words/speaker.ts';
import { TEST_SUPPLIER } from '../../support/test-supplier.ts';

/** What a waiting decision may give as its reason besides a refusal. */
const OTHER_WAITS = ['all-well', 'nothing-to-say', 'no-contact'];

test.each(LANGUAGES)(
  'in %s every reason for leaving a customer alone has its words on the Today page',
  (language) => {
    const speaker = speakerFor(language);
    for (const code of [...REFUSALS, ...OTHER_WAITS])
      expect(speaker.say(`console:waits.${code}`).length).toBeGreaterThan(3);
  },
);

test.each(LANGUAGES)(
  'in %s every setting of the care model has its name, its sentence and its values',
  (language) => {
    const reader = { speaker: speakerFor(language), supplier: TEST_SUPPLIER } as Reader;
    for (const setting of SETTINGS) {
      for (const part of ['label', 'means'])
        expect(reader.speaker.say(`care-model:setting.${setting.name}.${part}`)).not.toBe('');
      const { kind } = setting;
      if (kind.as === 'choice' || kind.as === 'checks')
        for (const option of kind.options) expect(reader.speaker.say(`${kind.say}.${option}`)).not.toBe('');
      expect(saySetting(setting, settingValue(DEFAULT_CARE_MODEL, setting.name), reader)).not.toBe('');
    }
    for (const kind of MESSAGE_KINDS)
      expect(reader.speaker.say(`care-model:newKinds.kind.${kind}`)).toMatch(/\.$/);
  },
);

test.each(['calls', 'console', 'care-model', 'results'] as const)(
  '%s holds the same texts with the same values in every language',
  (area) => {
    const english = flatten(RESOURCES.en[area]);
    for (const language of LANGUAGES) {
      const texts = flatten(RESOURCES[language][area]);
      expect([...texts.keys()].sort()).toEqual([...english.keys()].sort());
      for (const [key, text] of texts)
        expect({ key, values: valuesIn(text) }).toEqual({ key, values: valuesIn(english.get(key) ?? '') });
    }
  },
);

function flatten(tree: object, path = ''): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') texts.set(path + key, value);
    else for (const [inner, text] of flatten(value, `${path}${key}.`)) texts.set(inner, text);
  }
  return texts;
}

/** `count` may be left out where a language says "one" or "every" instead. */
function valuesIn(text: string): string[] {
  const names = [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] as string);
  return [...new Set(names)].filter((name) => name !== 'count').sort();
}
