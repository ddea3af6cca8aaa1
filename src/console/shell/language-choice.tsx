import { LANGUAGES, type Language } from '../../shared/language.ts';
import type { Reader } from '../console-deps.ts';

/** Each language by its own name. */
export function LanguageChoice({ reader, chosen }: { reader: Reader; chosen: Language }) {
  return (
    <label>
      {reader.speaker.say('staff:me.language')}
      <select name="language">
        {LANGUAGES.map((language) => (
          <option key={language} value={language} lang={language} selected={language === chosen}>
            {reader.speaker.say(`staff:language.${language}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
