import { ENCODINGS, type Encoding } from '../../orders/csv/read-text.ts';
import type { MappingProfile } from '../../orders/mapping-profile.ts';
import { DATE_FORMATS } from '../../orders/parse-day.ts';
import { DECIMAL_MARKS } from '../../orders/parse-number.ts';
import { LANGUAGES } from '../../shared/language.ts';
import type { Reader } from '../console-deps.ts';
import { delimiterWord } from './read-mapping-form.ts';

/** Keys of words hold no signs. */
const DATE_WORDS = {
  'y-m-d': 'iso',
  'd.m.y': 'dots',
  'd/m/y': 'slashes',
  'm/d/y': 'american',
  ymd: 'tight',
} as const;
const DECIMAL_WORDS = { '.': 'point', ',': 'comma', either: 'either' } as const;

interface ChoicesProps {
  reader: Reader;
  mapping: MappingProfile;
}

/** How the file is written: all of it guessed, all of it to be changed. */
export function ReadingChoices({ reader, mapping, encoding }: ChoicesProps & { encoding: Encoding }) {
  const say = (key: string) => reader.speaker.say(`uploads:map.${key}`);
  const words = ['semicolon', 'comma', 'tab'] as const;
  return (
    <fieldset class="card reading">
      <legend>{say('how')}</legend>
      <Choice name="encoding" label={say('encoding')} chosen={mapping.encoding ?? encoding}>
        {ENCODINGS.map((one) => [one, say(`encodings.${one}`)])}
      </Choice>
      <Choice name="delimiter" label={say('delimiter')} chosen={delimiterWord(mapping.delimiter ?? ',')}>
        {words.map((one) => [one, say(`delimiters.${one}`)])}
      </Choice>
      <Choice name="dates" label={say('dates')} chosen={mapping.dates[0] ?? 'y-m-d'}>
        {DATE_FORMATS.map((one) => [one, say(`date.${DATE_WORDS[one]}`)])}
      </Choice>
      <Choice name="decimal" label={say('decimal')} chosen={mapping.decimal}>
        {DECIMAL_MARKS.map((one) => [one, say(`decimals.${DECIMAL_WORDS[one]}`)])}
      </Choice>
    </fieldset>
  );
}

/** What a file of this kind needs beside its columns, and a name to read the next one by. */
export function MoreChoices({ reader, mapping, saveAs }: ChoicesProps & { saveAs: string }) {
  const { say } = reader.speaker;
  return (
    <fieldset class="card reading">
      <legend>{say('uploads:map.more')}</legend>
      {mapping.kind === 'contacts' ? (
        <Choice
          name="language"
          label={say('uploads:map.language')}
          chosen={mapping.constants.language ?? 'fi'}
        >
          {LANGUAGES.map((one) => [one, say(`staff:language.${one}`)])}
        </Choice>
      ) : null}
      {mapping.kind === 'orders' ? <OrderChoices reader={reader} mapping={mapping} /> : null}
      <label>
        {say('uploads:map.saveAs')}
        <input type="text" name="saveAs" maxLength={60} value={saveAs} autocomplete="off" />
      </label>
    </fieldset>
  );
}

function OrderChoices({ reader, mapping }: ChoicesProps) {
  const { say } = reader.speaker;
  return (
    <>
      {(['createCustomers', 'createProducts', 'wholeOrders'] as const).map((name) => (
        <label key={name} class="check">
          <input type="checkbox" name={name} value="yes" checked={mapping[name]} />
          {say(`uploads:map.${name}`)}
        </label>
      ))}
      <label>
        {say('uploads:map.creditPrefix')}
        <input
          type="text"
          name="creditPrefix"
          maxLength={10}
          value={mapping.creditPrefix ?? ''}
          autocomplete="off"
        />
      </label>
    </>
  );
}

interface ChoiceProps {
  name: string;
  label: string;
  chosen: string;
  /** Value and words. */
  children: readonly (readonly [string, string])[];
}

function Choice({ name, label, chosen, children }: ChoiceProps) {
  return (
    <label>
      {label}
      <select name={name}>
        {children.map(([value, words]) => (
          <option key={value} value={value} selected={value === chosen}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
